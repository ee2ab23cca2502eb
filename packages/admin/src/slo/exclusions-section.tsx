import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { AgreementLabel, SignOffs } from '../decisions/sign-offs.tsx';
import { formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import type { SloDetail } from './slo-page.tsx';
import classes from './slo-parts.module.css';

const ExclusionForm = lazy(() => import('./exclusion-form.tsx').then(({ ExclusionForm: Form }) => ({ default: Form })));

/** The spans that count for nothing, each with its reason and who agreed. */
export function ExclusionsSection({ slo }: { slo: SloDetail }) {
  const { may } = useSession();
  const [edited, setEdited] = useState<SloDetail['exclusions'][number] | 'new' | null>(null);
  return (
    <Section
      title="Exclusions"
      actions={
        may('PLAN') && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={() => setEdited('new')}
          >
            Add
          </Button>
        )
      }
    >
      {slo.exclusions.length === 0 && <p className={classes.quiet}>Everything counts.</p>}
      <ul className={classes.lines}>
        {slo.exclusions.map((exclusion) => (
          <li key={exclusion.id}>
            <div className={classes.item}>
              <div className={classes.grow}>
                {formatInstant(exclusion.from)} to {formatInstant(exclusion.to)}
                <div className={classes.quiet}>
                  <bdi>{exclusion.reason}</bdi>
                </div>
              </div>
              {may('PLAN') && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Edit the exclusion from ${formatInstant(exclusion.from)}`}
                  onClick={() => setEdited(exclusion)}
                >
                  Edit
                </Button>
              )}
            </div>
            {exclusion.agreed ? <AgreementLabel subject={exclusion} /> : <SignOffs subject={exclusion} />}
          </li>
        ))}
      </ul>
      <Suspense>
        {edited && (
          <ExclusionForm slug={slo.slug} exclusion={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Suspense>
    </Section>
  );
}
