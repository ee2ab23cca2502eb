import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { ChangeDecisionResolver, DecisionResolver } from './agreement/decision.resolver.ts';
import { SignOffResolver } from './agreement/sign-off.resolver.ts';
import {
  CapacityOfTeamResolver,
  ItemAllocationResolver,
  PeriodResolver,
  TeamCapacityResolver,
} from './capacity/capacity.resolver.ts';
import { DecisionPeriodsResolver } from './capacity/decision-periods.resolver.ts';
import { subgraphOf } from './federation.ts';
import { CustomerResolver } from './feedback/customer.resolver.ts';
import {
  DecisionThemesResolver,
  RevisitThemeResolver,
  ThemeDecisionsResolver,
} from './feedback/decision-themes.resolver.ts';
import { FeedbackResolver } from './feedback/feedback.resolver.ts';
import { SuggestionResolver } from './feedback/suggestions/suggestion.resolver.ts';
import { ThemeResolver } from './feedback/theme.resolver.ts';
import { ThemeEvidenceResolver } from './feedback/theme-evidence.resolver.ts';
import { FindingResolver, ItemFindingsResolver } from './findings/finding.resolver.ts';
import { ChangeEventResolver } from './history/change-event.resolver.ts';
import { RoadmapChangedResolver } from './history/roadmap-changed.resolver.ts';
import { ApiTokenResolver } from './identity/api-token.resolver.ts';
import { PersonResolver } from './identity/person.resolver.ts';
import { ViewerResolver } from './identity/viewer.resolver.ts';
import { FeedbackImportRunResolver, ImportResolver, ImportUndoResolver } from './imports/import.resolver.ts';
import { ImportRunProgressedResolver } from './imports/import-run-progressed.resolver.ts';
import { DecisionNorthStarsResolver } from './north-star/decision-north-stars.resolver.ts';
import { MetricResolver } from './north-star/metric.resolver.ts';
import { NorthStarResolver } from './north-star/north-star.resolver.ts';
import { PriorityResolver } from './north-star/priority.resolver.ts';
import { RevisitMetricResolver } from './north-star/revisit-metric.resolver.ts';
import { attachReadPath } from './platform/graphql/attach.ts';
import { NodeResolver } from './platform/graphql/node.resolver.ts';
import { RateLimitResolver } from './platform/http/rate-limit.resolver.ts';
import { ItemChecksResolver } from './roadmap/checklist.resolver.ts';
import { DecisionItemsResolver, ItemDecisionsResolver } from './roadmap/decision-items.resolver.ts';
import { ItemDependencyResolver } from './roadmap/dependency.resolver.ts';
import { EvidenceResolver, ItemEvidenceResolver } from './roadmap/evidence.resolver.ts';
import { ItemResolver } from './roadmap/item.resolver.ts';
import { ItemPartsResolver } from './roadmap/item-parts.resolver.ts';
import { PlanDateResolver } from './roadmap/plan-date.types.ts';
import { ItemPrecedentsResolver, PrecedentResolver } from './roadmap/precedent.resolver.ts';
import { RoadmapGroupResolver, RoadmapResolver } from './roadmap/roadmap.resolver.ts';
import { FreezeImpactResolver, SloConsequencesResolver } from './roadmap/slo-consequences.resolver.ts';
import { ItemSloLinkResolver, SloItemsResolver } from './roadmap/slo-link.resolver.ts';
import { ItemHealthResolver, StatusUpdateResolver } from './roadmap/status-update.resolver.ts';
import {
  CustomerItemsResolver,
  InputItemsResolver,
  NorthStarItemsResolver,
  PriorityItemsResolver,
  TeamItemsResolver,
  ThemeItemsResolver,
} from './roadmap/upward.resolver.ts';
import { WorriesResolver } from './roadmap/worries.resolver.ts';
import { ItemWorthResolver } from './roadmap/worth.resolver.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { SavedViewResolver } from './settings/saved-view.resolver.ts';
import { SettingResolver } from './settings/setting.resolver.ts';
import { BudgetAlarmsResolver } from './slo/budget-alarms.resolver.ts';
import { BudgetExclusionResolver } from './slo/budget-exclusion.resolver.ts';
import { BudgetStateChangedResolver } from './slo/budget-state-changed.resolver.ts';
import { DecisionSlosResolver, RevisitSloResolver } from './slo/decision-slos.resolver.ts';
import { MeasurementResolver } from './slo/measurement.resolver.ts';
import { ServiceResolver } from './slo/service.resolver.ts';
import { SloResolver } from './slo/slo.resolver.ts';
import { SliSourceResolver } from './slo/sources/sli-source.resolver.ts';
import { TeamServicesResolver } from './slo/team-services.resolver.ts';
import { TightnessResolver } from './slo/tightness.resolver.ts';
import { DecisionTeamsResolver } from './team/decision-teams.resolver.ts';
import { PersonTeamsResolver } from './team/person-teams.resolver.ts';
import { TeamResolver } from './team/team.resolver.ts';
import { TermResolver } from './vocabulary/term.resolver.ts';
import { TradeOffsResolver } from './vocabulary/trade-offs.resolver.ts';
import { WebhookResolver } from './webhooks/webhook.resolver.ts';

// biome-ignore lint/complexity/noBannedTypes: type-graphql's own word for a resolver class
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  RateLimitResolver,
  FindingResolver,
  ItemFindingsResolver,
  WebhookResolver,
  ApiTokenResolver,
  PersonResolver,
  ViewerResolver,
  SettingResolver,
  SavedViewResolver,
  PersonTeamsResolver,
  TeamResolver,
  SignOffResolver,
  DecisionResolver,
  ChangeDecisionResolver,
  TermResolver,
  TradeOffsResolver,
  DecisionTeamsResolver,
  DecisionNorthStarsResolver,
  RevisitMetricResolver,
  DecisionSlosResolver,
  RevisitSloResolver,
  DecisionThemesResolver,
  RevisitThemeResolver,
  ThemeDecisionsResolver,
  DecisionItemsResolver,
  ItemDecisionsResolver,
  WorriesResolver,
  ItemChecksResolver,
  PrecedentResolver,
  ItemPrecedentsResolver,
  MetricResolver,
  NorthStarResolver,
  PriorityResolver,
  ServiceResolver,
  SloResolver,
  SliSourceResolver,
  BudgetAlarmsResolver,
  TightnessResolver,
  BudgetExclusionResolver,
  TeamServicesResolver,
  BudgetStateChangedResolver,
  MeasurementResolver,
  CustomerResolver,
  FeedbackResolver,
  ThemeResolver,
  ThemeEvidenceResolver,
  SuggestionResolver,
  ChangeEventResolver,
  RoadmapChangedResolver,
  RoadmapResolver,
  RoadmapGroupResolver,
  ItemResolver,
  ItemPartsResolver,
  PeriodResolver,
  TeamCapacityResolver,
  CapacityOfTeamResolver,
  ItemAllocationResolver,
  DecisionPeriodsResolver,
  ItemDependencyResolver,
  ItemHealthResolver,
  StatusUpdateResolver,
  ItemWorthResolver,
  ItemSloLinkResolver,
  SloItemsResolver,
  SloConsequencesResolver,
  FreezeImpactResolver,
  ItemEvidenceResolver,
  EvidenceResolver,
  PlanDateResolver,
  ImportResolver,
  ImportRunProgressedResolver,
  ImportUndoResolver,
  FeedbackImportRunResolver,
  ThemeItemsResolver,
  CustomerItemsResolver,
  TeamItemsResolver,
  PriorityItemsResolver,
  InputItemsResolver,
  NorthStarItemsResolver,
  SearchResolver,
];

/** Subscriptions listen to the database's signals (`platform/live`); type-graphql wants its own kind all the same. */
const noTopics = createPubSub({});

let built: Promise<GraphQLSchema> | undefined;

/** The schema of the service, with its read path. Built once a process. */
export function serviceSchema(): Promise<GraphQLSchema> {
  built ??= bareSchema().then(attachReadPath);
  return built;
}

/** The same as a subgraph, which a gateway joins with those of other services. */
export async function subgraphSchema(): Promise<GraphQLSchema> {
  return attachReadPath(subgraphOf(await bareSchema()));
}

async function bareSchema(): Promise<GraphQLSchema> {
  return described(
    await buildSchema({ resolvers, pubSub: noTopics, validate: false, scalarsMap: [], orphanedTypes: [] }),
  );
}

function described(schema: GraphQLSchema): GraphQLSchema {
  schema.getSubscriptionType()!.description =
    'What is told as it happens, over a WebSocket or over server-sent events. Needs READ.';
  schema.getQueryType()!.description = 'What can be asked. Needs READ, but for who is asking.';
  schema.getMutationType()!.description =
    'What can be done: each is one transaction, and answers with the revision after it or with why it was refused.';
  return schema;
}

let text: Promise<string> | undefined;

/** The schema as text, in the order of the alphabet: what `schema.graphql` holds and `/schema.graphql` answers. Printed once a process. */
export function schemaText(): Promise<string> {
  text ??= serviceSchema().then((schema) => `${printSchema(lexicographicSortSchema(schema))}\n`);
  return text;
}
