import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './editable-text.module.css';
import type { Save } from './save-outcome.ts';
import { keepDraft, keptDraft } from './use-draft.ts';

interface EditableTextProps {
  label: string;
  value: string;
  placeholder: string;
  onSave: Save<string>;
  readOnly?: boolean;
  required?: boolean;
  /** One line that Enter saves; else Enter breaks the line and Ctrl+Enter saves. */
  singleLine?: boolean;
  emphasis?: 'title' | 'body';
  /** Under which unsaved text is kept, so that it survives a reload. */
  draftKey?: string;
}

type Draft = { text: string; problem?: string; theirs?: string };

/**
 * Text that is edited where it stands. It is saved on leaving it, Escape gives it up, and whatever is refused stays in the
 * field with the reason; when someone else changed it meanwhile, the reader chooses and no text is lost.
 */
export function EditableText({ label, value, placeholder, onSave, emphasis = 'body', ...props }: EditableTextProps) {
  const { draftKey } = props;
  const [draft, setDraft] = useState<Draft | null>(() => {
    const kept = draftKey && !props.readOnly ? keptDraft(draftKey) : null;
    return kept === null ? null : { text: kept };
  });
  const [saving, setSaving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  const id = useId();

  useEffect(() => {
    if (draft === null && returnFocus.current) opener.current?.focus();
    returnFocus.current = false;
  }, [draft]);

  const close = (focus: boolean) => {
    returnFocus.current = focus;
    if (draftKey) keepDraft(draftKey, null);
    setDraft(null);
  };
  const save = async (text: string, overTheirs: boolean, focus: boolean) => {
    const trimmed = text.trim();
    if (trimmed === value && !overTheirs) return close(focus);
    if (props.required && trimmed === '') return setDraft({ text, problem: `${label} may not be empty.` });
    setSaving(true);
    const outcome = await onSave(trimmed, { overTheirs });
    setSaving(false);
    if (outcome.kind === 'saved') close(focus);
    else if (outcome.kind === 'refused') setDraft({ text, problem: outcome.message });
    else setDraft({ text, theirs: outcome.theirs });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close(true);
    } else if (event.key === 'Enter' && (props.singleLine || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void save(draft?.text ?? value, false, true);
    }
  };

  if (draft === null) {
    const text = value || <span className={classes.placeholder}>{props.readOnly ? 'Not stated' : placeholder}</span>;
    if (props.readOnly) return <div className={`${classes.text} ${classes[emphasis]}`}>{text}</div>;
    return (
      <button
        ref={opener}
        type="button"
        className={`${classes.text} ${classes.opener} ${classes[emphasis]}`}
        aria-label={`${label}: ${value || placeholder}`}
        onClick={() => setDraft({ text: value })}
      >
        {text}
      </button>
    );
  }
  return (
    <div className={classes.editor}>
      <Textarea
        id={id}
        aria-label={label}
        autosize
        minRows={props.singleLine ? 1 : 2}
        maxRows={14}
        autoFocus
        value={draft.text}
        error={draft.problem}
        disabled={saving}
        classNames={{ input: classes[emphasis] }}
        onChange={(event) => {
          const text = event.currentTarget.value;
          if (draftKey) keepDraft(draftKey, text);
          setDraft({ ...draft, text, problem: undefined });
        }}
        onBlur={() => {
          if (draft.theirs === undefined && !draft.problem) void save(draft.text, false, false);
        }}
        onKeyDown={onKeyDown}
      />
      {draft.theirs !== undefined && (
        <Conflict theirs={draft.theirs} onMine={() => void save(draft.text, true, true)} onTheirs={() => close(true)} />
      )}
    </div>
  );
}

function Conflict({ theirs, onMine, onTheirs }: { theirs: string; onMine: () => void; onTheirs: () => void }) {
  return (
    <div className={classes.conflict} role="alert">
      <p className={classes.conflictTitle}>Someone changed this while you were writing. It now reads:</p>
      <blockquote className={classes.theirs}>{theirs || 'Nothing: it was cleared.'}</blockquote>
      <div className={classes.choices}>
        <Button size="xs" onClick={onMine}>
          Keep mine
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          Take theirs
        </Button>
      </div>
    </div>
  );
}
