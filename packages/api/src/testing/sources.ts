import fs from 'node:fs';
import path from 'node:path';

/** An import of one of our own files by another. */
export interface Import {
  /** Relative to the source folder, e.g. `roadmap/item.service.ts`. */
  from: string;
  to: string;
  typeOnly: boolean;
}

/** A source file of ours. */
export interface SourceFile {
  name: string;
  text: string;
  lines: number;
}

/** The TypeScript files under a source folder, by name. Generated ones (`gql/`) are left out. */
export function sourcesIn(folder: string): SourceFile[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gql/'))
    .sort()
    .map((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      return { name, text, lines: text.split('\n').length - 1 };
    });
}

const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** Which file imports which, of packages or of files of ours. Dynamic imports count too. */
export function importsOf({ name, text }: SourceFile): Import[] {
  return [...text.matchAll(statement)].map(([, typeOnly, plain, dynamic]) => {
    const to = (plain ?? dynamic)!;
    const target = to.startsWith('.') ? path.posix.join(path.posix.dirname(name), to) : to;
    return { from: name, to: target, typeOnly: typeOnly !== undefined };
  });
}

/** The unit that a file belongs to: its first folder, or its own name where it stands at the top. */
export function unitOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : name.replace(/\.tsx?$/, '');
}

/** Circles of files that import each other's values, each as a path that comes back to its beginning. */
export function circlesIn(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    const seen = trail.indexOf(file);
    if (seen >= 0) circles.push([...trail.slice(seen), file].join(' → '));
    if (seen >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return circles;
}

/** The text without comments and without the insides of quotes, so that words in them are not taken for code. */
export function codeOf({ text }: SourceFile): string {
  return text.replace(
    /`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (part) => (part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part[0]!.repeat(2)),
  );
}
