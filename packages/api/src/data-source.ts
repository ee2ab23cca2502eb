import { DataSource } from 'typeorm';
import { Decision, DecisionSubject } from './agreement/decision.entity.ts';
import { RevisitTrigger } from './agreement/revisit-trigger.entity.ts';
import { SignOff } from './agreement/sign-off.entity.ts';
import { Allocation } from './capacity/allocation.entity.ts';
import { TeamCapacity } from './capacity/capacity.entity.ts';
import { PlanningPeriod } from './capacity/period.entity.ts';
import { Customer, CustomerRef } from './feedback/customer.entity.ts';
import { ErasedTrait } from './feedback/erasure.entity.ts';
import { Feedback, ThemeAssignment } from './feedback/feedback.entity.ts';
import { Theme, ThemeRemoval, ThemeSlug } from './feedback/theme.entity.ts';
import { FindingStanding } from './findings/finding-standing.entity.ts';
import { ChangeEvent } from './history/change-event.entity.ts';
import { ApiToken } from './identity/api-token.entity.ts';
import { Person } from './identity/person.entity.ts';
import { ImportRow, ImportRun } from './imports/import-run.entity.ts';
import { History1763800000000 } from './migrations/1763800000000-history.ts';
import { Idempotency1763800000001 } from './migrations/1763800000001-idempotency.ts';
import { ChangeEvents1763800000002 } from './migrations/1763800000002-change-events.ts';
import { Identity1763800100000 } from './migrations/1763800100000-identity.ts';
import { NorthStar1763800200000 } from './migrations/1763800200000-north-star.ts';
import { Slo1763800300000 } from './migrations/1763800300000-slo.ts';
import { Feedback1763800400000 } from './migrations/1763800400000-feedback.ts';
import { FeedbackCounts1763800400001 } from './migrations/1763800400001-feedback-counts.ts';
import { Roadmap1763800500000 } from './migrations/1763800500000-roadmap.ts';
import { Imports1763800600000 } from './migrations/1763800600000-imports.ts';
import { BudgetWindows1763800700000 } from './migrations/1763800700000-budget-windows.ts';
import { Vocabulary1763800800000 } from './migrations/1763800800000-vocabulary.ts';
import { Agreement1763800900000 } from './migrations/1763800900000-agreement.ts';
import { Past1763801000000 } from './migrations/1763801000000-past.ts';
import { SloLinks1763801000001 } from './migrations/1763801000001-slo-links.ts';
import { DecisionLinks1763810000000 } from './migrations/1763810000000-decision-links.ts';
import { RisksAndConcerns1763810000001 } from './migrations/1763810000001-risks-and-concerns.ts';
import { MeasuredAt1763810000002 } from './migrations/1763810000002-measured-at.ts';
import { FoldedWords1763810000003 } from './migrations/1763810000003-folded-words.ts';
import { QuickFolding1763810000004 } from './migrations/1763810000004-quick-folding.ts';
import { Settings1763820000000 } from './migrations/1763820000000-settings.ts';
import { ItemPlan1763820100000 } from './migrations/1763820100000-item-plan.ts';
import { Capacity1763820200000 } from './migrations/1763820200000-capacity.ts';
import { Findings1763820300000 } from './migrations/1763820300000-findings.ts';
import { FindingLookups1763820300001 } from './migrations/1763820300001-finding-lookups.ts';
import { DatedImports1763830000000 } from './migrations/1763830000000-dated-imports.ts';
import { ImportUndo1763840000000 } from './migrations/1763840000000-import-undo.ts';
import { CustomerMerge1763850000000 } from './migrations/1763850000000-customer-merge.ts';
import { ThemeMerge1763850000001 } from './migrations/1763850000001-theme-merge.ts';
import { Erasure1763850000002 } from './migrations/1763850000002-erasure.ts';
import { ThemeFeedbackIndex1763850000003 } from './migrations/1763850000003-theme-feedback-index.ts';
import { Lessons1763860000000 } from './migrations/1763860000000-lessons.ts';
import { Search1763860000001 } from './migrations/1763860000001-search.ts';
import { ErrorBudgets1763870000000 } from './migrations/1763870000000-error-budgets.ts';
import { SliSources1763880000000 } from './migrations/1763880000000-sli-sources.ts';

import { Webhooks1763890000000 } from './migrations/1763890000000-webhooks.ts';
import { DeletedTwins1763890000001 } from './migrations/1763890000001-deleted-twins.ts';
import { QuickImports1764010000000 } from './migrations/1764010000000-quick-imports.ts';
import { QuickBudgets1764020000000 } from './migrations/1764020000000-quick-budgets.ts';
import { PersonIdentity1764030000000 } from './migrations/1764030000000-person-identity.ts';
import { Removals1764060000000 } from './migrations/1764060000000-removals.ts';
import { Metric, MetricPoint } from './north-star/metric.entity.ts';
import { NorthStar, NorthStarGuardrail, NorthStarInput, NorthStarPriority } from './north-star/north-star.entity.ts';
import { CompanyPriority } from './north-star/priority.entity.ts';
import { type ConnectionLimits, optionsFor } from './platform/database/connection.ts';
import { Alignment } from './roadmap/alignment.entity.ts';
import { Concern } from './roadmap/concern.entity.ts';
import { Dependency } from './roadmap/dependency.entity.ts';
import { RoadmapItem } from './roadmap/item.entity.ts';
import { ItemPriority, ItemRef, ItemTheme } from './roadmap/item-links.entity.ts';
import { Milestone } from './roadmap/milestone.entity.ts';
import { Risk } from './roadmap/risk.entity.ts';
import { SloLink } from './roadmap/slo-link.entity.ts';
import { StatusUpdate } from './roadmap/status-update.entity.ts';
import { SuccessMetric } from './roadmap/success-metric.entity.ts';
import { SavedView } from './settings/saved-view.entity.ts';
import { SettingRow } from './settings/setting.entity.ts';
import { BudgetExclusion } from './slo/budget-exclusion.entity.ts';
import { BudgetThreshold } from './slo/budget-threshold.entity.ts';
import { OpenSloDocument, SloDocument } from './slo/openslo/open-slo-document.entity.ts';
import { Service } from './slo/service.entity.ts';
import { ServiceLevelObjective } from './slo/service-level-objective.entity.ts';
import { SliMeasurement } from './slo/sli-measurement.entity.ts';
import { SliSource } from './slo/sources/sli-source.entity.ts';
import { Team, TeamMember } from './team/team.entity.ts';
import { Term } from './vocabulary/term.entity.ts';
import { Webhook, WebhookDelivery } from './webhooks/webhook.entity.ts';

/** Everything that is stored. */
export const entities = [
  ChangeEvent,
  Person,
  ApiToken,
  SettingRow,
  SavedView,
  Team,
  TeamMember,
  Metric,
  MetricPoint,
  CompanyPriority,
  NorthStar,
  NorthStarInput,
  NorthStarGuardrail,
  NorthStarPriority,
  Service,
  ServiceLevelObjective,
  SliMeasurement,
  SliSource,
  OpenSloDocument,
  SloDocument,
  BudgetThreshold,
  BudgetExclusion,
  Customer,
  CustomerRef,
  Feedback,
  Theme,
  ThemeSlug,
  ThemeAssignment,
  ThemeRemoval,
  ErasedTrait,
  RoadmapItem,
  Milestone,
  SuccessMetric,
  Alignment,
  ItemTheme,
  ItemPriority,
  ItemRef,
  SloLink,
  FindingStanding,
  PlanningPeriod,
  TeamCapacity,
  Allocation,
  Dependency,
  StatusUpdate,
  Risk,
  Concern,
  ImportRun,
  ImportRow,
  SignOff,
  Decision,
  DecisionSubject,
  RevisitTrigger,
  Term,
  Webhook,
  WebhookDelivery,
];

/** What made the tables, in order. */
export const migrations = [
  History1763800000000,
  Idempotency1763800000001,
  ChangeEvents1763800000002,
  Identity1763800100000,
  NorthStar1763800200000,
  Slo1763800300000,
  Feedback1763800400000,
  FeedbackCounts1763800400001,
  Roadmap1763800500000,
  Imports1763800600000,
  BudgetWindows1763800700000,
  Vocabulary1763800800000,
  Agreement1763800900000,
  Past1763801000000,
  SloLinks1763801000001,
  DecisionLinks1763810000000,
  RisksAndConcerns1763810000001,
  MeasuredAt1763810000002,
  FoldedWords1763810000003,
  QuickFolding1763810000004,
  Settings1763820000000,
  ItemPlan1763820100000,
  Capacity1763820200000,
  Findings1763820300000,
  FindingLookups1763820300001,
  DatedImports1763830000000,
  ImportUndo1763840000000,
  CustomerMerge1763850000000,
  ThemeMerge1763850000001,
  Erasure1763850000002,
  ThemeFeedbackIndex1763850000003,
  Lessons1763860000000,
  Search1763860000001,
  ErrorBudgets1763870000000,
  SliSources1763880000000,
  Webhooks1763890000000,
  DeletedTwins1763890000001,
  QuickImports1764010000000,
  QuickBudgets1764020000000,
  PersonIdentity1764030000000,
  Removals1764060000000,
];

/** Opens the database that the connection string names. Nothing is migrated yet. */
export async function openDataSource(url: string, limits?: ConnectionLimits): Promise<DataSource> {
  return new DataSource({ ...optionsFor(url, limits), entities, migrations }).initialize();
}
