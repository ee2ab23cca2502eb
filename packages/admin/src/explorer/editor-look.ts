import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--mantine-font-size-sm)', color: 'var(--mantine-color-text)' },
  '&.cm-focused': { outline: '2px solid var(--wm-accent-text)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--wm-sunken)',
    color: 'var(--tone-neutral)',
    borderRight: '1px solid var(--wm-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--wm-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--wm-accent-soft)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--wm-raised)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--wm-line-strong)',
    maxWidth: '32rem',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--wm-accent-soft)',
    color: 'var(--mantine-color-text)',
  },
  '.cm-hover': { padding: '0.5rem 0.75rem', whiteSpace: 'pre-wrap' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--wm-hover)', color: 'var(--mantine-color-text)', border: 'none' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--wm-accent-soft)' },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], color: 'var(--tone-special)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--tone-info)' },
  { tag: [tags.variableName, tags.special(tags.variableName), tags.attributeName], color: 'var(--tone-progress)' },
  { tag: [tags.typeName, tags.className, tags.atom], color: 'var(--tone-accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--tone-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--tone-bad)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--tone-neutral)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--tone-bad)' },
]);

/** How editors look, in the colours of the page. */
export const look: Extension = [frame, syntaxHighlighting(words)];
