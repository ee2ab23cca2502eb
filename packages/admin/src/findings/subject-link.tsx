import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FindingPartsFragment } from '../gql/graphql.ts';

/** The way to what a finding is about; `row` is its place in the list, for the list's keys. */
export function SubjectLink({
  subject,
  children,
  className,
  row,
}: {
  subject: FindingPartsFragment['subject'];
  children: ReactNode;
  className?: string;
  row?: number;
}) {
  const common = { className, 'data-row': row, inherit: true, children };
  switch (subject.__typename) {
    case 'RoadmapItem':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => (
            <Link to="." search={(before) => ({ ...before, item: subject.identifier })} {...props} />
          )}
        />
      );
    case 'ServiceLevelObjective':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => <Link to="/slos/$slug" params={{ slug: subject.slug }} {...props} />}
        />
      );
    case 'Theme':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => <Link to="/themes/$slug" params={{ slug: subject.slug }} {...props} />}
        />
      );
    case 'Team':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => <Link to="/capacity" search={{ team: subject.slug }} {...props} />}
        />
      );
    case 'Decision':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => (
            <Link to="/decisions/$identifier" params={{ identifier: subject.identifier }} {...props} />
          )}
        />
      );
    case 'PlanningPeriod':
      return (
        <Anchor
          {...common}
          renderRoot={(props) => <Link to="/capacity" search={{ period: subject.id }} {...props} />}
        />
      );
    case 'NorthStar':
      return <Anchor {...common} renderRoot={(props) => <Link to="/north-star" {...props} />} />;
  }
}
