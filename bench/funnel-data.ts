import { latestVersion } from '../domain/process/published.ts';
import type { PhaseCode } from '../domain/process/definition.ts';
import type { ProspectEvent } from '../domain/prospect/event.ts';
import type { ProspectState } from '../domain/prospect/state.ts';
import { snapshotFields, type ProspectProjection } from '../activities/projection/documents.ts';
import type { ProspectSnapshot } from '../models/prospect.ts';
import { manager, supervisor } from '../test/factories/context.ts';
import { Pursuit } from '../test/factories/pursuit.ts';

const branchCount = 50;
const managersInBranch = 10;
const dayMs = 86_400_000;

interface Template {
  readonly state: ProspectState;
  readonly event: ProspectEvent;
}

/** Share of each phase among the prospects, in percent. */
const shares: readonly (readonly [PhaseCode, number])[] = [
  ['qualifying', 22],
  ['gatheringIntel', 14],
  ['planningVisit', 8],
  ['appointing', 7],
  ['appointed', 5],
  ['meeting', 6],
  ['closing', 5],
  ['won', 3],
  ['maintaining', 12],
  ['nurture', 8],
  ['lost', 7],
  ['disqualified', 3],
];

/** One driven pursuit for each phase, by the real rules. */
function templates(): ReadonlyMap<PhaseCode, Template> {
  const phases = [
    'gatheringIntel',
    'planningVisit',
    'appointing',
    'appointed',
    'meeting',
    'closing',
    'won',
    'maintaining',
  ] as const;
  const pursuits = [
    new Pursuit(),
    ...phases.map((phase) => new Pursuit().toPhase(phase)),
    new Pursuit().toPhase('gatheringIntel').do('park'),
    new Pursuit().toPhase('gatheringIntel').do('markLost', {}, supervisor),
    new Pursuit().do('disqualify', {}, supervisor),
  ];
  return new Map(pursuits.map(({ state, log }) => [state.phase, { state, event: log.at(-1) as ProspectEvent }]));
}

/** Numbers that look random and are the same at every run. */
function mixed(number: number, salt: number): number {
  let hash = Math.imul(number ^ (salt * 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Prospects for the funnel, each a function of its number and revision alone. */
export class FunnelData {
  readonly #templates = templates();
  readonly #nowMs: number;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** A whole state: the template of its phase with an id, an owner and a value of its own. */
  state(number: number, revision: number): ProspectState {
    const { state } = this.#template(number, revision);
    const prospectId = prospectIdOf(number);
    const branchNo = (mixed(number, 1) % branchCount) + 1;
    const managerNo = mixed(number, 2) % managersInBranch;
    const branchId = `b-${String(branchNo).padStart(2, '0')}`;
    return {
      ...state,
      prospectId,
      revision,
      lastCommandRevision: revision,
      branchId,
      teamId: `t-${branchId}-${managerNo % 2}`,
      ownerId: `s-${branchId}-${managerNo}`,
      expectedValueFen: mixed(number, 3) % 10 === 0 ? null : (mixed(number, 4) % 5_000) * 10_000,
      customer: {
        ...state.customer,
        name: `Bench customer ${number}`,
        phone: `+86139${String(number).padStart(8, '0')}`,
      },
      tasks: state.tasks.map((task) => ({ ...task, taskId: task.taskId.replace(state.prospectId, prospectId) })),
    };
  }

  /** The document that its projection would have left some time in the last 30 days. */
  document(number: number, revision: number): ProspectSnapshot {
    const projectedAt = new Date(this.#nowMs - dayMs - (mixed(number, 5) % (29 * dayMs)));
    return {
      ...snapshotFields(this.state(number, revision)),
      processVersion: latestVersion,
      untouchedSince: projectedAt,
      projectedAt,
    };
  }

  /** What its workflow would hand over with this revision. */
  projection(number: number, revision: number): ProspectProjection {
    const snapshot = this.state(number, revision);
    const { event } = this.#template(number, revision);
    const changed: ProspectEvent = {
      ...event,
      prospectId: snapshot.prospectId,
      revision,
      toPhase: snapshot.phase,
      tasksOpened: [],
      tasksClosed: [],
      changes: { phase: snapshot.phase, step: snapshot.step },
    };
    return { snapshot, events: [changed], processVersion: latestVersion };
  }

  #template(number: number, revision: number): Template {
    let left = mixed(number, 100 + revision) % 100;
    const [phase] = shares.find(([, share]) => (left -= share) < 0) ?? ['qualifying'];
    const template = this.#templates.get(phase);
    if (template === undefined) throw new Error(`No pursuit was driven to ${phase}`);
    return template;
  }
}

export function prospectIdOf(number: number): string {
  return `funnel-${number}`;
}

/** The same at every run: which prospect the n-th background write changes. */
export function writtenNumber(write: number, prospects: number): number {
  return mixed(write, 6) % prospects;
}

/** A branch whose head looks at the owners in it. */
export const oneBranch = manager.branchId;
