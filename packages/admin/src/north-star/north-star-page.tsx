import { IconStar } from '@tabler/icons-react';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { NorthStarPartsFragment } from '../gql/graphql.ts';
import { formatDate, formatNumber, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import { Page, Section } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './north-star.module.css';
import { NorthStarInputs } from './north-star-inputs.tsx';
import { UnalignedWork } from './unaligned-work.tsx';

export const NorthStarParts = graphql(`
  fragment NorthStarParts on NorthStar {
    id
    statement
    why
    baseline
    target
    targetDate
    progress
    metric {
      id
      name
      unit
      definition
      latest {
        id
        value
        at
      }
      stale
    }
    inputs {
      ...NorthStarInputParts
    }
    guardrails {
      id
      name
      unit
      latest {
        id
        value
        at
      }
    }
    priorities {
      id
      slug
      title
      description
      rank
    }
  }
`);

const NorthStarDocument = graphql(`
  query NorthStar {
    northStar {
      ...NorthStarParts
    }
  }
`);

/** The one objective that all work toward: the statement, the metric, and the inputs that move it. */
export function NorthStarPage() {
  const { data, loading, error, reload } = useLiveQuery(NorthStarDocument, {});
  return (
    <Page title="North Star">
      {loading && <LoadingRows label="Loading the North Star" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && !data.northStar && (
        <EmptyState icon={<IconStar size={24} />} title="No North Star is set yet">
          It is one statement with one metric, a target, and the inputs that a team can move. Leads set it through the
          API: the mutation northStarSet.
        </EmptyState>
      )}
      {data?.northStar && <NorthStarView northStar={data.northStar} />}
    </Page>
  );
}

function NorthStarView({ northStar }: { northStar: NorthStarPartsFragment }) {
  const { metric, baseline, target, targetDate, progress } = northStar;
  return (
    <div className={classes.page}>
      <p className={classes.statement}>{northStar.statement}</p>
      {northStar.why && <p className={classes.why}>{northStar.why}</p>}
      <Section title={metric.name}>
        <div className={classes.reading}>
          <span className={classes.value}>{metric.latest ? formatNumber(metric.latest.value) : '–'}</span>
          <span className={classes.unit}>{metric.unit}</span>
          <span className={classes.note}>
            {metric.latest
              ? `as of ${formatDate(metric.latest.at)}${metric.stale ? ', overdue' : ''}`
              : 'not measured yet'}
          </span>
        </div>
        <Meter value={progress ?? 0} tone="accent" />
        <p className={classes.ends}>
          <span>{baseline === null ? 'No baseline' : `Baseline ${formatNumber(baseline)}`}</span>
          <span>{progress === null ? 'unmeasured' : `${formatShare(progress)} of the way`}</span>
          <span>
            Target {formatNumber(target)}
            {targetDate && ` by ${formatDate(targetDate)}`}
          </span>
        </p>
        <p className={classes.note}>{metric.definition}</p>
      </Section>
      <NorthStarInputs inputs={northStar.inputs} />
      {northStar.guardrails.length > 0 && (
        <Section title="Guardrails">
          <ul className={classes.plain}>
            {northStar.guardrails.map(({ id, name, unit, latest }) => (
              <li key={id} className={classes.line}>
                <span>{name}</span>
                <span className={classes.note}>
                  {latest ? `${formatNumber(latest.value)} ${unit}` : 'not measured'}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {northStar.priorities.length > 0 && (
        <Section title="Company priorities">
          <ul className={classes.plain}>
            {northStar.priorities.map(({ id, title, description }) => (
              <li key={id} className={classes.input}>
                <strong>{title}</strong>
                {description && <p>{description}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <UnalignedWork />
    </div>
  );
}
