import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const windowSeconds = 60;

/** What a request costs, and how its caller's budget stands with it. */
export interface Spending {
  cost: number;
  limit: number;
  remaining: number;
  resetAt: Date;
  /** Whether it goes beyond the budget, and so is not executed. */
  isOver: boolean;
}

/** What callers may spend a minute on requests that are executed; each process counts for itself. */
export class Budgets {
  private readonly limiter: RateLimiterMemory;

  /** @param limit - how many things the answers to one caller's requests may hold in a minute */
  constructor(private readonly limit: number) {
    this.limiter = new RateLimiterMemory({ points: limit, duration: windowSeconds });
  }

  /** Takes the cost of a request from its caller's budget. */
  async spend(caller: string, cost: number): Promise<Spending> {
    const { state, isOver } = await this.limiter.consume(caller, cost).then(
      (state) => ({ state, isOver: false }),
      (state: RateLimiterRes) => ({ state, isOver: true }),
    );
    const resetAt = new Date(Date.now() + state.msBeforeNext);
    return { cost, limit: this.limit, remaining: state.remainingPoints, resetAt, isOver };
  }
}
