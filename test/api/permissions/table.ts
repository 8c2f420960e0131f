import type { CommandName } from '../../../domain/prospect/commands.ts';
import type { ProspectWrite } from '../../../api/permissions/commands.ts';
import { leadBody, usualPayload } from '../../factories/wire.ts';
import type { AnyOf, Right } from './expectations.ts';
import type { Target } from './roles.ts';

/** What is sent to try a route. */
export interface Attempt {
  /** Below the prefix. */
  readonly path: string;
  readonly body?: unknown;
}

/** How one route decides, as far as this table tries it. */
export type Row = {
  readonly attempt: (target: Target) => Attempt;
} & (
  | { readonly decides: 'sign-in' }
  /** Some right on any record. */
  | { readonly decides: 'profile'; readonly needs: AnyOf }
  /** Each of the demands on this prospect; the first on any record, before the prospect is looked for. */
  | { readonly decides: 'record'; readonly demands: readonly AnyOf[]; readonly revealsIt?: true }
  /** Whose owner the new prospect gets. */
  | { readonly decides: 'capture' }
  /** Something that the owner of the prospect has besides (a view, an import); `others` may do it, too, where they reach it,
   *  and `readers` are told that it is there. */
  | {
      readonly decides: 'belonging';
      readonly needs: AnyOf;
      readonly others: AnyOf;
      readonly readers: AnyOf | 'everybody';
    }
  /** Which prospects turn up in the answer. */
  | {
      readonly decides: 'list';
      readonly needs: AnyOf | null;
      readonly shows: AnyOf;
      readonly finds: (text: string, target: Target) => boolean;
      readonly showsOwn?: true;
      readonly withNamesOnly?: true;
      /** The only step whose prospects can be told apart by the answer. */
      readonly onlyStep?: 2 | 5;
    }
);

const right = (row: string, letters: string, more: Partial<Right> = {}): Right => ({ row, letters, ...more });

export const read: AnyOf = [right('Read a prospect', 'R')];
export const capture: AnyOf = [right('Capture a lead', 'C')];
export const allocate: AnyOf = [right('Allocate / re-allocate customer', 'AX')];
const work: AnyOf = [
  right('Advance step 1 to 3', 'X', { steps: [1, 3] }),
  right('Advance step 4 to 6', 'X', { steps: [4, 6] }),
];
const waive: AnyOf = [right('Gate override (with reason)', 'A')];
const askForReview: AnyOf = [right('Rigorous review of growth type', 'CA')];
const review: AnyOf = [right('Rigorous review of growth type', 'A')];
const end: AnyOf = [right('Disqualify / mark lost', 'X')];
const reopen: AnyOf = [right('Reopen lost / disqualified', 'A')];
const editBasic: AnyOf = [right('Edit customer tables', 'U')];
const edit: AnyOf = [right('Edit customer tables', 'U', { beyondBasic: true })];
const funnel: AnyOf = [right('Funnel and KPI', 'R')];
const configure: AnyOf = [right('Configuration and catalogues', 'U')];
const freeze: AnyOf = [right('Freeze', 'X')];

const everybody = (path: string, body?: unknown): Row => ({
  decides: 'sign-in',
  attempt: () => (body === undefined ? { path } : { path, body }),
});

function reading(suffix: string): Row {
  return {
    decides: 'record',
    demands: [read],
    attempt: ({ prospectId }) => ({ path: `prospects/${prospectId}${suffix}` }),
  };
}

function command(
  name: CommandName,
  demands: readonly AnyOf[],
  payload: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Row {
  return {
    decides: 'record',
    demands,
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/commands/${name}`,
      body: { expectedRevision: 1, payload: { ...usualPayload[name](), ...payload }, ...more },
    }),
  };
}

const intel = usualPayload.saveIntel();

/** Writes by the right that decides; every command of the product must be here. */
const commandRows: Record<Exclude<ProspectWrite, 'reopen'>, Row> = {
  assignOwner: command('assignOwner', [allocate]),
  verifyLead: command('verifyLead', [work]),
  submitQualification: command('submitQualification', [work]),
  decideReview: command('decideReview', [review]),
  saveIntel: command('saveIntel', [edit]),
  submitVisitPlan: command('submitVisitPlan', [work]),
  proposeAppointment: command('proposeAppointment', [work]),
  confirmAppointment: command('confirmAppointment', [work]),
  rescheduleAppointment: command('rescheduleAppointment', [work]),
  cancelAppointment: command('cancelAppointment', [work]),
  markNoShow: command('markNoShow', [work]),
  submitMinutes: command('submitMinutes', [work]),
  raiseObjection: command('raiseObjection', [work]),
  answerObjection: command('answerObjection', [[right('Answer an objection', 'X')]]),
  confirmObjection: command('confirmObjection', [work]),
  recordClosingAttempt: command('recordClosingAttempt', [work]),
  completeDeal: command('completeDeal', [[right('Complete the deal', 'X')]]),
  confirmBooking: command('confirmBooking', [[right('Confirm the booking', 'X')]]),
  createMaintenancePlan: command('createMaintenancePlan', [work]),
  recordContact: command('recordContact', [[right('Record a contact', 'C')]]),
  completeTask: command('completeTask', [work]),
  skipTask: command('skipTask', [work]),
  snoozeTask: command('snoozeTask', [work]),
  unsnoozeTask: command('unsnoozeTask', [work]),
  advance: command('advance', [work]),
  requestOverride: command('requestOverride', [work]),
  declineOverride: command('declineOverride', [waive]),
  fallBack: command('fallBack', [work]),
  park: command('park', [work]),
  resume: command('resume', [work]),
  markLost: command('markLost', [end]),
  disqualify: command('disqualify', [end]),
  freeze: command('freeze', [freeze]),
  unfreeze: command('unfreeze', [freeze]),
};

const nobody: AnyOf = [];

function belonging(
  needs: AnyOf,
  others: AnyOf,
  readers: AnyOf | 'everybody',
  attempt: (target: Target) => Attempt,
): Row {
  return { decides: 'belonging', needs, others, readers, attempt };
}

/** Imports are their uploader's; whoever allocates customers in the branch oversees them, but the data in clear. */
const importOf = ({ ownerId }: Target): string => `imports/import-of-${ownerId}`;
const importRow = (overseen: boolean, suffix: string, body?: unknown): Row =>
  belonging(capture, overseen ? allocate : nobody, allocate, (target) => {
    const path = `${importOf(target)}${suffix}`;
    return body === undefined ? { path } : { path, body };
  });

/** Columns that say nothing. */
export const importMapping = {
  columns: [null, null],
  defaults: {
    customerType: 'company',
    pursuitType: 'newCustomer',
    findMethod: 'coldApproach',
    mediaSubSource: null,
    publicationTitle: null,
    publishedOn: null,
    introducerName: null,
    campaignId: null,
    consent: 'lawfulContact',
  },
  valueUnit: 'yuan',
  owner: { kind: 'allocator' },
} as const;

const viewBody = { name: 'mine', page: 'board', filter: {}, sharedWith: 'private' };

const holdsId = (text: string, { prospectId }: Target): boolean => text.includes(`"${prospectId}"`);

interface Group {
  id: string | null;
  steps: { phases: { phase: string; count: number }[] }[];
}

function countsPhase(text: string, { ownerId, phase }: Target): boolean {
  const { groups = [] } = JSON.parse(text) as { groups?: Group[] };
  const group = groups.find(({ id }) => id === ownerId);
  return group?.steps.some(({ phases }) => phases.some((tally) => tally.phase === phase && tally.count > 0)) ?? false;
}

interface Ranked {
  ranking: { id: string | null; open: { count: number } }[];
}

function ranksOwner(text: string, { ownerId }: Target): boolean {
  const { ranking = [] } = JSON.parse(text) as Partial<Ranked>;
  return ranking.some(({ id, open }) => id === ownerId && open.count > 0);
}

/** A day so many days from today, as the bank writes it. */
function day(fromToday: number): string {
  return new Date(Date.now() + (8 + 24 * fromToday) * 3_600_000).toISOString().slice(0, 10);
}

/** Every route by its operation; what comes behind a colon is another way to use the same one. */
export const table: Readonly<Record<string, Row>> = {
  getMe: everybody('me'),
  getProcess: everybody('processes/latest'),
  getOrganisation: everybody('organisation'),
  getCalendar: everybody('calendar'),
  getMyDay: everybody('my-day'),
  listInbox: everybody('inbox'),
  markInbox: everybody('inbox/read', { itemIds: ['none'] }),
  streamChanges: everybody('stream'),
  changePassword: everybody('me/password', {}),
  setLanguage: everybody('me/language', { language: 'zh' }),
  listSessions: everybody('me/sessions'),
  endSessions: everybody('me/sessions/end', { which: 'none' }),
  endSession: everybody('me/sessions/none/end', {}),

  createProspect: {
    decides: 'capture',
    attempt: ({ relation, ownerId }) => ({
      path: 'prospects',
      // The customer is being pursued already: whoever may capture is told so.
      body: leadBody({
        customer: { name: 'Anybody', customerType: 'company', phone: '13911112222' },
        ownerId: relation === 'own' ? null : ownerId,
      }),
    }),
  },
  listProspects: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'prospects?limit=200' }),
    finds: holdsId,
  },
  'listProspects: by name': {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: ({ customerName }) => ({ path: `prospects?q=${encodeURIComponent(customerName)}` }),
    finds: holdsId,
  },
  getBoard: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'board?limit=100' }),
    finds: holdsId,
  },
  search: {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: ({ customerName }) => ({ path: `search?q=${encodeURIComponent(customerName)}` }),
    finds: holdsId,
  },
  exportProspectsCsv: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'prospects/export.csv' }),
    finds: (text, { prospectId }) => text.includes(`,${prospectId}\r\n`),
  },
  // Made of the same rows; what is in it, a text search cannot tell.
  exportProspectsXlsx: { decides: 'profile', needs: read, attempt: () => ({ path: 'prospects/export.xlsx' }) },
  findDuplicates: {
    decides: 'list',
    needs: capture,
    shows: read,
    attempt: () => ({ path: 'prospects/duplicates?phone=13911112222' }),
    finds: holdsId,
  },
  listTasks: {
    decides: 'list',
    needs: null,
    shows: read,
    // In step 5 there is nothing to do but for the back office.
    onlyStep: 2,
    attempt: ({ ownerId }) => ({ path: `tasks?mine=false&staffId=${ownerId}&limit=200` }),
    finds: holdsId,
  },
  getFunnel: {
    decides: 'list',
    needs: funnel,
    shows: funnel,
    attempt: () => ({ path: 'funnel?groupBy=owner' }),
    finds: countsPhase,
  },
  getFunnelReport: {
    decides: 'list',
    needs: funnel,
    shows: funnel,
    onlyStep: 5,
    attempt: () => ({ path: `funnel/report?from=${day(-30)}&to=${day(0)}` }),
    finds: ranksOwner,
  },
  exportFunnelReport: {
    decides: 'profile',
    needs: funnel,
    attempt: () => ({ path: `funnel/report.xlsx?from=${day(-30)}&to=${day(0)}` }),
  },
  // Each prospect in step 2 has one: a ladder proposes to give it to somebody else.
  listReviews: {
    decides: 'list',
    needs: [...review, ...waive, ...allocate],
    shows: allocate,
    onlyStep: 2,
    attempt: () => ({ path: 'reviews?limit=200' }),
    finds: holdsId,
  },

  listViews: { decides: 'profile', needs: read, attempt: () => ({ path: 'views?page=board' }) },
  createView: { decides: 'profile', needs: read, attempt: () => ({ path: 'views', body: viewBody }) },
  putView: belonging(read, nobody, 'everybody', ({ ownerId }) => ({
    path: `views/view-of-${ownerId}`,
    body: viewBody,
  })),
  deleteView: belonging(read, nobody, 'everybody', ({ ownerId }) => ({ path: `views/view-of-${ownerId}` })),

  uploadImport: { decides: 'profile', needs: capture, attempt: () => ({ path: 'imports?fileName=a.csv', body: '{}' }) },
  listImports: {
    decides: 'list',
    needs: capture,
    // Own ones besides: they stand in the table of what belongs to somebody.
    shows: allocate,
    showsOwn: true,
    attempt: () => ({ path: 'imports?limit=100' }),
    finds: (text, { ownerId }) => text.includes(`"import-of-${ownerId}"`),
  },
  getImport: importRow(true, ''),
  listImportRows: importRow(true, '/rows'),
  startImport: importRow(true, '/start', {}),
  pauseImport: importRow(true, '/pause', {}),
  resumeImport: importRow(true, '/resume', {}),
  cancelImport: importRow(true, '/cancel', {}),
  retryImport: importRow(true, '/retry', {}),
  getImportErrors: importRow(false, '/errors.csv'),
  mapImport: importRow(false, '/mapping', importMapping),
  mendImportRow: importRow(false, '/rows/1', { cells: ['Anybody', '13800138000'] }),

  getProspect: reading(''),
  getUnmetConditions: reading('/unmet?target=closing'),
  getHistory: reading('/history?at=2100-01-01T00:00:00Z'),
  getDeadlines: reading('/deadlines'),
  getStepTimes: reading('/steps'),
  revealData: {
    decides: 'record',
    demands: [[right('Reveal masked data', 'R')]],
    revealsIt: true,
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/reveal`,
      body: { field: '/customer/phone', reason: 'contactCustomer' },
    }),
  },
  reopenProspect: {
    decides: 'record',
    demands: [reopen],
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/reopen`,
      body: { expectedRevision: 999, reason: 'they called', newFact: 'the city bank raised its fees' },
    }),
  },
  ...commandRows,
  'saveIntel: basic facts': command('saveIntel', [editBasic], {
    competitors: undefined,
    swot: undefined,
    stakeholders: intel['stakeholders'],
  }),
  'verifyLead: with a correction': command('verifyLead', [work, editBasic], {
    result: 'corrected',
    corrections: { email: 'new@harbour.example' },
  }),
  'submitQualification: growth customer': command('submitQualification', [work, askForReview], { growthType: true }),
  'submitQualification: with open criteria': command('submitQualification', [work, waive], {
    conditionalUntil: '2100-01-01T00:00:00Z',
  }),
  'advance: with a waiver': command(
    'advance',
    [work, waive],
    {},
    { overrides: [{ code: 'G2.INTEL', reason: 'urgent' }] },
  ),

  putCalendar: {
    decides: 'profile',
    needs: configure,
    attempt: () => ({
      path: 'calendar',
      body: {
        version: 999,
        utcOffsetMinutes: 480,
        shifts: [{ fromMinute: 540, toMinute: 1020 }],
        workingWeekdays: [1, 2, 3, 4, 5],
        holidays: [],
        makeUpWorkdays: [],
        knownUntilYear: 2027,
      },
    }),
  },
  listAudit: { decides: 'profile', needs: [right('Read the audit log', 'R')], attempt: () => ({ path: 'audit' }) },
};
