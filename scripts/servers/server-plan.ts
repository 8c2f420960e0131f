import type { ProcessSpec } from './leashed-process.ts';

/** A server that was decided on, not started yet. */
export interface ServerPlan {
  readonly name: 'Temporal' | 'MongoDB';
  /** `host:port` of Temporal, connection string of MongoDB. */
  readonly address: string;
  /** Which candidate was taken, for people. */
  readonly description: string;
  /** Why each earlier candidate was not taken, in order. */
  readonly passedOver: readonly string[];
  /** How to run it; null when somebody else runs it. */
  readonly process: ProcessSpec | null;
  readonly isReady: () => Promise<boolean>;
}

/** One way to come by a server's program. */
export interface Candidate<Found> {
  readonly name: string;
  /** Takes seconds and may fail for reasons outside this machine, so a failure is remembered for a day. */
  readonly isDownload?: boolean;
  readonly find: () => Promise<{ found: Found } | { reason: string }>;
}

/** No candidate could be had. The message is one sentence that says what to do. */
export class NoServerError extends Error {
  override readonly name = 'NoServerError';
}

/** One line for the log: what was taken and why nothing before it. */
export function explain(plan: ServerPlan): string {
  const before = plan.passedOver.length === 0 ? '' : ` (${plan.passedOver.join('; ')})`;
  return `${plan.name}: ${plan.description} at ${withoutPassword(plan.address)}${before}`;
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^@/]*@/, '//…@');
}
