import { LRUCache } from 'lru-cache';
import type { Basis } from '../../basis.ts';
import { type Answer, type Asking, tagOf, tagsOf } from './answer.ts';

/** An answer fresh from execution, and what it rests on. */
export interface Made {
  answer: Answer;
  basis: Basis;
  /** The instant that it reads as now. */
  at: Date;
}

type Bound = Pick<Basis, 'clock' | 'caller'>;

const everything: Bound = { clock: true, caller: true };

/**
 * Answers by their tags, the latest used ones in memory. An answer is kept under what it was found to rest on, so all
 * callers of equal rights share those that do not depend on who asks. Who asks the same at the same time waits for
 * one execution.
 */
export class Answers {
  private readonly kept: LRUCache<string, Answer>;
  private readonly underWay = new Map<string, Promise<Made>>();
  /** What the answers to a document were found to rest on, by its text. */
  private readonly learnt = new LRUCache<string, Bound>({ max: 2_000 });

  constructor(mostBytes: number) {
    this.kept = new LRUCache({ maxSize: mostBytes, sizeCalculation: ({ body }) => body.length + 500 });
  }

  /** The answer if it is kept. */
  find(asking: Asking): Answer | undefined {
    for (const tag of tagsOf(asking)) {
      const answer = this.kept.get(tag);
      if (answer) return answer;
    }
    return undefined;
  }

  /** The answer as `make` makes it, or as it is being made for another who asks the same. */
  async make(asking: Asking, document: string, make: () => Promise<Made>): Promise<Answer> {
    const word = tagOf(asking, this.learnt.get(document) ?? everything);
    const running = this.underWay.get(word);
    if (running) {
      const { answer } = await running;
      // It may have turned out to be for its caller alone, or for this once.
      if (answer.tag !== null && tagsOf(asking).includes(answer.tag)) return answer;
      return (await make()).answer;
    }
    const made = make().then((each) => this.keep(asking, document, each));
    this.underWay.set(word, made);
    try {
      return (await made).answer;
    } finally {
      this.underWay.delete(word);
    }
  }

  /** Forgets every answer. */
  forget(): void {
    this.kept.clear();
  }

  private keep(asking: Asking, document: string, made: Made): Made {
    const { answer, basis, at } = made;
    const known = this.learnt.get(document);
    this.learnt.set(document, {
      clock: basis.clock || (known?.clock ?? false),
      caller: basis.caller || (known?.caller ?? false),
    });
    if (basis.failed || basis.passing || answer.status !== 200) return made;
    answer.tag = tagOf({ ...asking, at }, basis);
    this.kept.set(answer.tag, answer);
    return made;
  }
}
