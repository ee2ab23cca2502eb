import { feedbackExports } from '../feedback/feedback-exports.ts';
import { columnsOfHeader } from './columns.ts';
import { recognisedExport } from './known-exports.ts';

function recognised(header: string) {
  const found = recognisedExport(columnsOfHeader(header.split(','), 500, 1).columns, feedbackExports);
  return found && { name: found.name, ...Object.fromEntries(found.columnOf) };
}

test.each([
  [
    'id,created,updated,title,content,tags,product,topic,locale,answers,creator',
    'Mozilla Support (Kitsune)',
    { body: 'content', submitted_at: 'created', themes: 'topic', language: 'locale' },
  ],
  [
    'id,created,title,content,tags,product,topic,firefoxversion,releaseweek,day',
    'Mozilla Support (Kitsune)',
    { external_id: 'id', tags: 'tags' },
  ],
  [
    'suggestion.id,suggestion.title,suggestion.body,suggestion.portal_url,suggestion.labels.name,suggestion.created_timestamp,user.name',
    'UserVoice',
    { external_id: 'suggestion.id', url: 'suggestion.portal_url', customer_name: 'user.name' },
  ],
  [
    'id,title,body,state,status,category,labels,supporters_count,created_at,closed_at',
    'UserVoice',
    { external_id: 'id', submitted_at: 'created_at', tags: 'labels' },
  ],
  [
    'ID,Title,Details,Board,Status,Score,Tags,Author Name,Author Email,Created',
    'Canny',
    { body: 'details', customer_name: 'author_name', customer_external_id: 'author_email', submitted_at: 'created' },
  ],
  [
    'title,content,user.email,company.domain,display_url,source,tags',
    'Productboard notes',
    { body: 'content', customer_name: 'company.domain', customer_external_id: 'company.domain' },
  ],
  [
    'message_id,message_body,message_created_at,message_author_name,message_author_email,conversation_id,conversation_tags',
    'Intercom conversations',
    { external_id: 'message_id', customer_external_id: 'message_author_email' },
  ],
  [
    'ID,Subject,Description,Requester ID,Requester,Created at,Tags,Status',
    'Zendesk tickets',
    { title: 'subject', customer_external_id: 'requester_id' },
  ],
  [
    'Date received,Product,Issue,Consumer complaint narrative,Company,State,Tags,Complaint ID',
    'consumer complaints (CFPB)',
    { external_id: 'complaint_id', body: 'consumer_complaint_narrative', title: 'issue' },
  ],
  [
    'date_received,product,sub_product,issue,narrative,company,state,tags,complaint_id',
    'consumer complaints (CFPB)',
    { body: 'narrative' },
  ],
  [
    'Ticket ID,Subject,Message,Company,Company ID,Contact email,Created at',
    'a help desk',
    { customer_name: 'company', customer_external_id: 'company_id' },
  ],
  [
    'id,title,body,author_email,author_name,board,status,moderation,tags,vote_count,created_at',
    'a feedback board',
    { customer_name: 'author_name', customer_external_id: 'author_email' },
  ],
])('%s is recognised', (header, name, fields) => {
  expect(recognised(header)).toMatchObject({ name, ...fields });
});

test.each(['external_id,title,body,submitted_at,tags', 'id,text', 'body,submitted_at', 'title,details'])(
  '%s is no known export',
  (header) => {
    expect(recognised(header)).toBeNull();
  },
);
