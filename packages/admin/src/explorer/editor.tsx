import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { look } from './editor-look.ts';
import classes from './explorer.module.css';

interface EditorProps {
  label: string;
  value: string;
  /** Hears what is written; without it the text can only be read. */
  onChange?: (text: string) => void;
  extensions: Extension;
}

/**
 * An editor of code. It stands in a shadow root, where its styles are sheets that the document adopts: the CSP allows
 * no style elements.
 */
export function Editor({ label, value, onChange, extensions }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const text = useRef(value);
  const hear = useRef(onChange);
  hear.current = onChange;
  const readOnly = onChange === undefined;

  useEffect(() => {
    const place = host.current!;
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text.current,
        extensions: [
          extensions,
          basicSetup,
          look,
          EditorState.readOnly.of(readOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (!docChanged || readOnly) return;
            text.current = state.doc.toString();
            hear.current?.(text.current);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [extensions, label, readOnly]);

  useEffect(() => {
    text.current = value;
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  // Seen from outside, keys come from the host: what is typed must not be taken for a shortcut of the page.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the editor within is what one types into
    <div
      ref={host}
      className={classes.editor}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey) event.nativeEvent.stopImmediatePropagation();
      }}
    />
  );
}
