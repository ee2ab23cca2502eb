/** What a text from the environment may be, and what it means. Throws an Error that says what is allowed. */
export interface Kind<T> {
  allowed: string;
  read(text: string, environment?: NodeJS.ProcessEnv): T | undefined;
  /** What exactly is wrong with a text, where that helps more than what is allowed. It shows no secret. */
  fault?(text: string, environment?: NodeJS.ProcessEnv): string | null;
}

/** A whole number within a range, both ends included. */
export const wholeNumber = (least: number, most: number): Kind<number> => ({
  allowed: `a whole number from ${least} to ${most}`,
  read: (text) => (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
});

/** true or false. */
export const yesOrNo: Kind<boolean> = {
  allowed: 'true or false',
  read: (text) => ({ true: true, false: false })[text.toLowerCase()],
};

/** Any text that is not blank. */
export const anyText: Kind<string> = {
  allowed: 'a text',
  read: (text) => (text.trim() === '' ? undefined : text.trim()),
};

/** One of the given words. */
export const oneOf = <T extends string>(...words: T[]): Kind<T> => ({
  allowed: words.join(', '),
  read: (text) => words.find((word) => word === text),
});

/** An absolute address with one of the given protocols, without a slash at the end. */
export const address = (...protocols: string[]): Kind<string> => ({
  allowed: `an address that begins with ${protocols.join(' or ')}`,
  read: (text) => {
    const fits = URL.canParse(text) && protocols.some((protocol) => text.startsWith(protocol));
    return fits ? text.replace(/\/+$/, '') : undefined;
  },
});

/** A text that the expression matches as a whole. */
export const matching = (expression: RegExp, allowed: string): Kind<string> => ({
  allowed,
  read: (text) => (expression.test(text) ? text : undefined),
});

/** Texts separated by commas. */
export const listOf = (kind: Kind<string>): Kind<string[]> => ({
  allowed: `${kind.allowed}, several separated by commas`,
  read: (text) => {
    const values = text.split(',').map((part) => kind.read(part.trim()));
    return values.includes(undefined) ? undefined : (values as string[]);
  },
});

/** Pairs of any text and one of the given words, e.g. `planners=LEAD, owners=ADMIN`; as a map by the text in lower case. */
export const pairsOf = <T extends string>(...words: T[]): Kind<ReadonlyMap<string, T>> => ({
  allowed: `pairs as in value=${words[0]}, several separated by commas; each one of ${words.join(', ')}`,
  read: (text) => {
    const pairs = text.split(',').map((pair): [string, T | undefined] => {
      const at = pair.lastIndexOf('=');
      return [pair.slice(0, at).trim().toLowerCase(), words.find((word) => word === pair.slice(at + 1).trim())];
    });
    const areWhole = pairs.every(([value, word]) => value !== '' && word !== undefined);
    return areWhole ? new Map(pairs as [string, T][]) : undefined;
  },
});

/** An environment variable that the service reads. */
export interface Setting<T> {
  name: string;
  kind: Kind<T>;
  fallback: T;
  describe: string;
  secret?: true;
}

/** Describes a variable: what it may be, what it is when it is not set, and what it means. A secret is never shown. */
export const setting = <T>(
  name: string,
  kind: Kind<T>,
  fallback: NoInfer<T>,
  describe: string,
  secret?: true,
): Setting<T> => ({
  name,
  kind,
  fallback,
  describe,
  ...(secret && { secret }),
});

/** The same kind for a variable that need not be set. */
export const optional = <T>(kind: Kind<T>): Kind<T | null> => kind;
