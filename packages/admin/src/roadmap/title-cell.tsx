import type { Table } from '@tanstack/react-table';
import { use, useState } from 'react';
import { MarksContext } from './change-marks.ts';
import { ItemLink } from './item-link.tsx';
import { StatusIcon } from './labels.tsx';
import { MarkList } from './mark-list.tsx';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';
import { titleChange } from './row-changes.ts';
import { horizonWords, statusWords } from './words.ts';

interface TitleCellProps {
  item: ItemRow;
  place: number;
  table: Table<ItemRow>;
}

/** The title as a link, or as a field while it is edited; under it on a narrow screen what its columns say. */
export function TitleCell({ item, place, table }: TitleCellProps) {
  const { editing, setEditing, edit } = table.options.meta ?? {};
  const marks = use(MarksContext)?.get(item.id);
  if (editing === item.id) {
    return (
      <TitleField
        title={item.title}
        onEnd={(title) => {
          setEditing?.(null);
          if (title && title !== item.title) edit?.([item], titleChange(title));
        }}
      />
    );
  }
  return (
    <>
      <span className={classes.titleLine}>
        <ItemLink identifier={item.identifier} row={place} className={classes.link}>
          {item.title}
        </ItemLink>
        {marks && <MarkList marks={marks} />}
      </span>
      <span className={classes.inShort}>
        <StatusIcon status={item.status} size={13} />
        {statusWords[item.status]} · {horizonWords[item.horizon]}
        {item.target && ` · ${item.target.label}`}
      </span>
    </>
  );
}

function TitleField({ title, onEnd }: { title: string; onEnd: (title: string | null) => void }) {
  const [text, setText] = useState(title);
  return (
    <input
      className={classes.field}
      aria-label="Title"
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to edit it
      autoFocus
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onEnd(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnd(text.trim());
        if (event.key === 'Escape') onEnd(null);
      }}
    />
  );
}
