import { Button, Switch } from '@mantine/core';
import { IconChecklist, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { rules, ruleWords, severities, severityWords } from './finding-words.ts';
import { ReviewAgenda } from './review-agenda.tsx';
import { ReviewDocument } from './review-query.ts';
import type { ReviewView } from './review-view.ts';
import { subjectLabel } from './waiver.ts';

/** What crosses the whole graph and wants an answer: the agenda of the weekly half hour. */
export function ReviewPage() {
  const view = useSearch({ from: '/shell/review' });
  const navigate = useNavigate({ from: '/review' });
  const change = (part: Partial<ReviewView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const variables = {
    severity: view.severity,
    rules: view.rule,
    teamSlug: view.team,
    includeWaived: view.waived ?? false,
  };
  const { data, loading, error, reload } = useLiveQuery(ReviewDocument, variables);
  const findings = data?.findings ?? [];
  const filtered = Boolean(view.severity || view.rule || view.team);

  return (
    <Page
      title="Review"
      aside={data && <span className="numeric">{formatCount(findings.length)}</span>}
      actions={
        <>
          <ShareMenu
            document={ReviewDocument}
            variables={variables}
            fileName="review"
            rows={() => [
              ['Severity', 'Rule', 'Subject', 'Finding', 'Because', 'Since', 'Set aside by'],
              ...findings.map((finding) => [
                severityWords[finding.severity],
                ruleWords[finding.rule].title,
                subjectLabel(finding.subject),
                finding.message,
                finding.because.join(' '),
                finding.since,
                finding.waivedBy?.identifier,
              ]),
            ]}
          />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} />}
            renderRoot={(props) => <Link to="/review/week" {...props} />}
          >
            The week in short
          </Button>
        </>
      }
      toolbar={
        <>
          <FilterMenu
            label="Severity"
            choices={severities.map((value) => ({ value, label: severityWords[value] }))}
            chosen={view.severity}
            onChange={(severity) => change({ severity })}
          />
          <FilterMenu
            label="Rule"
            choices={rules.map((value) => ({ value, label: ruleWords[value].title }))}
            chosen={view.rule}
            onChange={(rule) => change({ rule })}
          />
          <FilterMenu
            label="Team"
            single
            choices={(data?.teams ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
            chosen={view.team ? [view.team] : undefined}
            onChange={(chosen) => change({ team: chosen?.[0] })}
          />
          <Switch
            size="xs"
            label="Show what was set aside"
            checked={view.waived ?? false}
            onChange={(event) => change({ waived: event.currentTarget.checked || undefined })}
          />
        </>
      }
    >
      {loading && <LoadingRows rows={12} label="Loading the findings" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && findings.length === 0 && (
        <EmptyState
          icon={<IconChecklist size={24} />}
          title={filtered ? 'Nothing of this kind' : 'Nothing wants an answer this week'}
        >
          {filtered
            ? 'Other findings may stand under other filters.'
            : 'Promises are agreed, budgets are protected, teams carry what they can. Findings come by themselves when that changes.'}
        </EmptyState>
      )}
      {data && findings.length > 0 && <ReviewAgenda findings={findings} waivers={data.decisions.nodes} />}
    </Page>
  );
}
