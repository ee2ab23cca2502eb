import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, hoverTooltip, keymap } from '@codemirror/view';
import { getSchema, graphql, offsetToPos } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { getHoverInformation } from 'graphql-language-service';
import type { Place } from './docs-place.ts';

/** What is under the pointer, and what the schema says of it. */
const hover = hoverTooltip((view: EditorView, at: number) => {
  const schema = getSchema(view.state);
  if (!schema) return null;
  const text = getHoverInformation(schema, view.state.doc.toString(), offsetToPos(view.state.doc, at));
  if (typeof text !== 'string' || text.trim() === '') return null;
  return {
    pos: at,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-hover';
      dom.textContent = text.trim();
      return { dom };
    },
  };
});

/** Runs what is written by Ctrl-Enter, or Cmd-Enter. */
export function runKeys(run: () => void): Extension {
  const act = () => {
    run();
    return true;
  };
  return Prec.highest(keymap.of([{ key: 'Mod-Enter', run: act }]));
}

/** What an editor of queries knows: names of the schema as one types, faults, words on what is hovered. */
export function queryExtensions(schema: GraphQLSchema | undefined, show: (place: Place) => void): Extension {
  const onShowInDocs = (field?: string, type?: string, parent?: string) => show({ type: parent ?? type, field });
  return [graphql(schema, { onShowInDocs }), hover];
}
