import { oneOf, setting, wholeNumber } from './settings.ts';

/** The settings of what one request may ask and how long it may take. */
export const requestSettings = {
  maxAliases: setting(
    'WAYMARK_MAX_QUERY_ALIASES',
    wholeNumber(0, 100_000),
    500,
    'The most fields that a GraphQL document may give another name.',
  ),
  maxPageSize: setting(
    'WAYMARK_MAX_PAGE_SIZE',
    wholeNumber(1, 1_000),
    100,
    'The largest page of a list that grows. Pages are the larger part of what an answer costs.',
  ),
  statementSeconds: setting(
    'WAYMARK_STATEMENT_SECONDS',
    wholeNumber(1, 3_600),
    60,
    'The longest that a statement to the database may run, in seconds; those of imports may run longer.',
  ),
  requestSeconds: setting(
    'WAYMARK_REQUEST_SECONDS',
    wholeNumber(1, 3_600),
    60,
    'The longest that a request other than an import may take to arrive, in seconds; of an import, how long nothing may come.',
  ),
  headerSeconds: setting(
    'WAYMARK_HEADER_SECONDS',
    wholeNumber(1, 600),
    15,
    'The longest that the headers of a request may take to arrive, in seconds.',
  ),
  graphqlOverHttp: setting(
    'WAYMARK_GRAPHQL_OVER_HTTP',
    oneOf('2025', '2026'),
    '2025',
    'The edition of GraphQL over HTTP whose status codes are sent: in that of 2026 a refused document is 422, an answer in part 294.',
  ),
};
