import type { ComplaintCommandAnswer } from '../../contracts/complaint-commands.ts';
import type { ComplaintListItem, RegisteredComplaint } from '../../contracts/complaint.ts';
import type { ComplaintRecord } from '../../contracts/complaint-records.ts';
import type { Problem } from '../../contracts/problem.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import type { Models } from '../../models/connect.ts';
import { complaintBody, usualComplaintPayload } from '../factories/complaint-wire.ts';
import { people, type ApiRig, type Call, type Reply, type Site } from './api-rig.ts';
import { eventually } from './eventually.ts';

/** Staff that the seed does not have. */
export const desk = { officer: 's-0801', executive: 's-0802', analyst: 's-0803', lobby: 's-0804' } as const;

const profiles: Readonly<Record<keyof typeof desk, StaffProfile>> = {
  officer: 'complaintOfficer',
  executive: 'executiveSponsor',
  analyst: 'serviceQualityAnalyst',
  lobby: 'lobbyManager',
};

/** As `GET /complaints/:complaintId` answers. */
export interface CaseView {
  readonly summary: ComplaintListItem;
  readonly record: ComplaintRecord | null;
  readonly clocks: readonly { readonly clock: string; readonly dueAt: string; readonly paused: boolean }[];
  readonly permittedCommands: readonly string[];
  readonly revealable: boolean;
}

/** An answer or a problem. */
export type CommandReply = ComplaintCommandAnswer & Omit<Problem, 'status'>;

/** Registers and works on complaints over HTTP. */
export class CaseDesk {
  private readonly site: Site;
  private readonly models: Models;

  private constructor(site: Site, models: Models) {
    this.site = site;
    this.models = models;
  }

  /** Adds the staff of the desk, all in branch b-03, so that nobody is of the branch of a case by chance. */
  static async open({ workflows, site }: ApiRig): Promise<CaseDesk> {
    await workflows.models.staff.insertMany(
      (Object.keys(desk) as (keyof typeof desk)[]).map((name) => ({
        _id: desk[name],
        employeeNo: desk[name].slice(2),
        name: { zh: name, en: name },
        profiles: [profiles[name]],
        branchId: 'b-03',
        teamId: null,
        active: true,
      })),
    );
    return new CaseDesk(site, workflows.models);
  }

  /** @throws unless it is registered and visible */
  async register(fields: Record<string, unknown> = {}, as: string = people.manager): Promise<RegisteredComplaint> {
    const reply = await this.site.call<RegisteredComplaint>('POST', 'complaints', { as, body: complaintBody(fields) });
    if (reply.status === 202)
      await eventually(async () => {
        const isThere = await this.models.complaints.exists({ _id: reply.body.complaintId });
        if (isThere === null) throw new Error('register: not visible yet');
      });
    else if (reply.status !== 200) throw new Error(`register: ${reply.status} ${reply.text}`);
    return reply.body;
  }

  async read(complaintId: string, as: string = desk.officer): Promise<Reply<CaseView>> {
    return this.site.get<CaseView>(`complaints/${complaintId}`, as);
  }

  /** Sends a command with the usual payload, at the present revision unless told. */
  async command(
    complaintId: string,
    name: ComplaintCommandName,
    payload: Record<string, unknown>,
    as: string,
    { expectedRevision, ...call }: Call & { readonly expectedRevision?: number } = {},
  ): Promise<Reply<CommandReply>> {
    const { summary } = (await this.read(complaintId, desk.analyst)).body;
    const given = { ...usualComplaintPayload[name](), ...payload };
    const body = {
      expectedRevision: expectedRevision ?? summary.revision,
      payload: await this.filled(given, { caseNumber: summary.caseNumber, today: localDay() }),
    };
    return this.site.call('POST', `complaints/${complaintId}/commands/${name}`, { ...call, as, body });
  }

  /** What the customer is told, with the number of the case, the name of its handler and a day. */
  private async filled(
    payload: Record<string, unknown>,
    facts: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>> {
    const { handlerId } = payload;
    const handler = typeof handlerId === 'string' ? await this.models.staff.findById(handlerId).lean() : null;
    const names: Readonly<Record<string, string>> = { ...facts, handlerName: handler?.name.en ?? 'nobody' };
    const text = JSON.stringify(payload).replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => names[name] ?? whole);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Waits until it is visible, which may be later than the answer (202).   @throws unless it is done */
  async do(
    complaintId: string,
    name: ComplaintCommandName,
    payload: Record<string, unknown>,
    as: string,
  ): Promise<ComplaintCommandAnswer> {
    const reply = await this.command(complaintId, name, payload, as);
    if (reply.status === 202)
      await eventually(async () => {
        const stored = await this.models.complaints.findById(complaintId, { revision: 1 }).lean();
        if ((stored?.revision ?? 0) < reply.body.revision) throw new Error(`${name}: not visible yet`);
      });
    else if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.text}`);
    return reply.body;
  }

  /** Takes a new case to a status; the customer manager handles it.   @param triage what is found when it is classified */
  async walk(
    complaintId: string,
    to: 'investigating' | 'reportingBack',
    triage: Record<string, unknown> = {},
  ): Promise<void> {
    await this.do(complaintId, 'acknowledge', triage, desk.officer);
    await this.do(complaintId, 'startWork', {}, people.manager);
    if (to === 'investigating') return;
    await this.do(complaintId, 'submitDecision', {}, people.manager);
    await this.do(complaintId, 'completeActions', {}, people.manager);
  }
}

/** The bank's day. */
function localDay(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
