import type * as z from 'zod';
import { prospectView } from '../../contracts/prospect.ts';
import { commandAnswer } from '../../contracts/prospect-commands.ts';
import { criteria } from '../../domain/process/definition.ts';
import type { ApiClient } from '../demo/api-client.ts';
import type { ClientRow } from '../demo/client-row.ts';
import { leadOf } from '../demo/lead.ts';
import type { Facts, Step } from '../demo/step.ts';
import { closingSteps } from '../demo/steps/close.ts';
import { contactSteps } from '../demo/steps/contacts.ts';
import { talkSteps } from '../demo/steps/talk.ts';

const campaign = 'autumn-deposits';
const dayMs = 86_400_000;

/** The last step of the plan that is taken, by its key; null: only what comes before the qualification. */
type Stop =
  | null
  | 'submitQualification'
  | 'advance-planningVisit'
  | 'submitVisitPlan'
  | 'proposeAppointment'
  | 'confirmAppointment'
  | 'advance-meeting'
  | 'submitMinutes'
  | 'advance-closing'
  | 'recordClosingAttempt'
  | 'createMaintenancePlan';

/** Something besides the plan that happens to a prospect. */
type Extra = 'growth' | 'deferred' | 'waiver' | 'objection' | 'answered' | 'frozen';

interface Assignment {
  readonly stop: Stop;
  readonly extra?: Extra;
}

/** What managers have under way in an ordinary week. */
const week: readonly Assignment[] = [
  ...Array.from({ length: 9 }, (): Assignment => ({ stop: null })),
  ...Array.from({ length: 3 }, (): Assignment => ({ stop: null, extra: 'growth' })),
  { stop: null, extra: 'deferred' },
  ...Array.from({ length: 5 }, (): Assignment => ({ stop: 'submitQualification' })),
  ...Array.from({ length: 2 }, (): Assignment => ({ stop: 'submitQualification', extra: 'waiver' })),
  ...Array.from({ length: 4 }, (): Assignment => ({ stop: 'advance-planningVisit' })),
  { stop: 'advance-planningVisit', extra: 'frozen' },
  ...Array.from({ length: 3 }, (): Assignment => ({ stop: 'submitVisitPlan' })),
  ...Array.from({ length: 2 }, (): Assignment => ({ stop: 'proposeAppointment' })),
  ...Array.from({ length: 4 }, (): Assignment => ({ stop: 'confirmAppointment' })),
  ...Array.from({ length: 3 }, (): Assignment => ({ stop: 'advance-meeting' })),
  ...Array.from({ length: 2 }, (): Assignment => ({ stop: 'submitMinutes' })),
  ...Array.from({ length: 2 }, (): Assignment => ({ stop: 'submitMinutes', extra: 'objection' })),
  { stop: 'submitMinutes', extra: 'answered' },
  ...Array.from({ length: 4 }, (): Assignment => ({ stop: 'advance-closing' })),
  ...Array.from({ length: 2 }, (): Assignment => ({ stop: 'recordClosingAttempt' })),
  { stop: 'createMaintenancePlan' },
];

/** How many clients the week needs. */
export const weekRows = week.length;

/** Who works: managers of the branch in the pictures get two of three. */
const owners = ['s-0101', 's-0102', 's-0103', 's-0101', 's-0104', 's-0201'] as const;
const head = { 's-0201': 's-0002' } as const satisfies Record<string, string>;

/** Prospects of the week by what the pictures show of them. */
export interface OpenWork {
  /** At the close, of the manager whose day is shown. */
  readonly closingId: string;
}

/** Gives managers something under way in every step, through the API.   @throws Refused, Unreachable */
export async function openWeek(api: ApiClient, rows: readonly ClientRow[]): Promise<OpenWork> {
  let closingId = '';
  for (const [index, assignment] of week.entries()) {
    const row = rows[index];
    if (row === undefined) throw new Error(`The sample has no row ${index + 1} for the week`);
    // These clients hear the offer, whatever became of them in the file.
    const work = new Work(api, { ...row, y: 'yes' }, owners[index % owners.length] ?? owners[0]);
    const prospectId = await work.begin(assignment);
    if (assignment.stop === 'advance-closing' && work.ownerId === 's-0101') closingId = prospectId;
  }
  return { closingId };
}

/** One prospect on its way. */
class Work {
  readonly ownerId: string;
  private readonly api: ApiClient;
  private readonly row: ClientRow;
  private prospectId = '';
  private revision = 0;
  private createdAtMs = 0;
  private metAtMs: number | null = null;

  constructor(api: ApiClient, row: ClientRow, ownerId: string) {
    this.api = api;
    this.row = row;
    this.ownerId = ownerId;
  }

  async begin({ stop, extra }: Assignment): Promise<string> {
    const created = await this.post('/prospects', this.ownerId, 'create', leadOf(this.row, campaign));
    this.prospectId = created.prospectId;
    this.createdAtMs = Date.parse(created.at);
    for (const step of stepsTo(this.row, stop)) {
      const { at } = await this.command(step.command, step.payload(this.facts()), this.ownerId, step.key);
      if (step.key === 'advance-meeting') this.metAtMs = Date.parse(at);
    }
    if (extra !== undefined) await this.add(extra);
    return this.prospectId;
  }

  private async add(extra: Extra): Promise<void> {
    switch (extra) {
      case 'growth':
        return this.growth();
      case 'deferred':
        await this.growth();
        await this.command('decideReview', deferred(), this.supervisor());
        return;
      case 'waiver':
        await this.command('saveIntel', {
          completeness: 0.3,
          stakeholders: [{ name: '客户本人', role: 'decisionMaker', hasPurchaseAuthority: 'yes' }],
        });
        await this.command('requestOverride', {
          codes: ['G2.INTEL'],
          reason: '客户约好本周五面谈，其余情报当面补充',
        });
        return;
      case 'objection':
        return this.object();
      case 'answered':
        await this.object();
        return this.answer();
      case 'frozen':
        await this.command(
          'freeze',
          { until: new Date(Date.now() + 7 * dayMs).toISOString(), reason: '账户正在核查' },
          this.supervisor(),
        );
    }
  }

  private async growth(): Promise<void> {
    const answers = criteria.map((criterion) => ({
      criterion,
      result: criterion === 'purchasingPower' ? ('fail' as const) : ('pass' as const),
      evidence: growthEvidence[criterion],
    }));
    await this.command('submitQualification', { answers, growthType: true });
  }

  private async object(): Promise<void> {
    await this.command('raiseObjection', { verbatim: '别家银行的利率更高', type: 'price', blocking: true });
    await this.command('advance', { to: 'handlingObjections' }, this.ownerId, 'advance-handlingObjections');
  }

  private async answer(): Promise<void> {
    const { record } = await this.api.get(`/prospects/${this.prospectId}`, this.ownerId, prospectView);
    const [objection] = record.objections;
    if (objection === undefined) throw new Error('no objection to answer');
    await this.command('answerObjection', {
      objectionId: objection.objectionId,
      nature: 'genuine',
      technique: 'compensate',
      response: '按存期组合，综合收益不低于对方，且随时可部分支取',
    });
  }

  private supervisor(): string {
    return Object.entries(head).find(([ownerId]) => ownerId === this.ownerId)?.[1] ?? 's-0001';
  }

  private facts(): Facts {
    const { row, ownerId, createdAtMs, metAtMs } = this;
    return { row, run: campaign, ownerId, createdAtMs, nowMs: Date.now(), metAtMs };
  }

  private async command(name: string, payload: unknown, staffId = this.ownerId, key = name) {
    const path = `/prospects/${this.prospectId}/commands/${name}`;
    return this.post(path, staffId, key, { expectedRevision: this.revision, payload });
  }

  private async post(
    path: string,
    staffId: string,
    key: string,
    body: unknown,
  ): Promise<z.output<typeof commandAnswer>> {
    const write = { path, staffId, idempotencyKey: `${campaign}.${this.row.id}.${key}`, body };
    const answer = await this.api.post(write, commandAnswer);
    this.revision = answer.revision;
    return answer;
  }
}

function stepsTo(row: ClientRow, stop: Stop): readonly Step[] {
  const plan = [...contactSteps(row), ...talkSteps(row), ...closingSteps];
  if (stop === null) return contactSteps(row);
  const last = plan.findIndex(({ key }) => key === stop);
  if (last === -1) throw new Error(`The plan has no ${stop}`);
  return plan.slice(0, last + 1);
}

const growthEvidence = {
  financialNeed: '每月有结余，打算为孩子存教育金',
  purchasingPower: '目前结余不多，但收入逐年增长',
  bankStandard: '征信良好，近两年没有不良记录',
  purchaseAuthority: '由本人决定，无需与家人商量',
  valueForBank: '单位代发工资客户，可带来同事开户',
} as const satisfies Record<(typeof criteria)[number], string>;

function deferred() {
  return {
    decision: 'defer',
    findings: '收入证明尚缺，等年度流水出来后再审',
    deferUntil: new Date(Date.now() + 30 * dayMs).toISOString(),
  };
}
