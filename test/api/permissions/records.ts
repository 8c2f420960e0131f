import { keepImprovements } from '../../../activities/complaint/keep-improvements.ts';
import { createComplaintWriter } from '../../../activities/complaint/write.ts';
import { createSurveyWriter } from '../../../activities/survey/write.ts';
import { writeProjections } from '../../../activities/projection/write.ts';
import { complaintHolding } from '../../../domain/complaint/holders.ts';
import { latestVersion } from '../../../domain/process/published.ts';
import type { ProspectEvent } from '../../../domain/prospect/event.ts';
import type { ProspectState } from '../../../domain/prospect/state.ts';
import { tallyRows } from '../../../domain/import/tally.ts';
import type { Models } from '../../../models/connect.ts';
import { importChunkId, type ImportRow } from '../../../models/import-job.ts';
import { Case } from '../../factories/complaint.ts';
import { survey } from '../../factories/survey.ts';
import { Pursuit } from '../../factories/pursuit.ts';
import { importMapping } from './rows/belongings.ts';
import { surveyIdBeside } from './rows/surveys.ts';
import { relations, roleMembers, roles, teamMateId, type Relation, type Role, type Target } from './roles.ts';

/** Owners beside the roles: seeded managers of the same team, of the other team and of another branch. */
const owners = {
  'same team': { ownerId: teamMateId, teamId: 't-0101', branchId: 'b-01' },
  'same branch': { ownerId: 's-0103', teamId: 't-0102', branchId: 'b-01' },
  'other branch': { ownerId: 's-0201', teamId: 't-0201', branchId: 'b-02' },
} as const satisfies Partial<Record<Relation, object>>;

const phone = '13911112222';
const idNumber = '11010519491231002X';
/** In the records, and in no answer: as they are stored, and as somebody wrote them into a text. */
export const personalData = [phone, idNumber, 'finance-head', '88 Harbour Road', 'CB-7700112233', 'C-6600998877'];

interface Unit {
  readonly ownerId: string;
  readonly teamId: string;
  readonly branchId: string;
}

function statePerPhase(phase: Target['phase']): { state: ProspectState; log: readonly ProspectEvent[] } {
  const pursuit = new Pursuit({
    customer: {
      name: 'NAME-OF-CUSTOMER',
      customerType: 'company',
      phone: `+86${phone}`,
      email: 'finance-head@harbour.example',
      address: '88 Harbour Road, Building C',
      committeeEstablished: null,
      coreBankCustomerNo: null,
    },
    ownerId: 'OWNER',
    teamId: 'TEAM',
    branchId: 'BRANCH',
  });
  pursuit.toPhase(phase === 'won' ? 'closing' : phase);
  pursuit.do('recordContact', { notes: `asked for ${phone}, ID ${idNumber}` });
  if (phase === 'won') {
    pursuit.do('recordClosingAttempt');
    pursuit.do('completeDeal', {
      coreBankCustomerNo: 'CB-7700112233',
      items: [{ product: 'settlementAccount', amountFen: 5_000_000, contractNo: 'C-6600998877' }],
    });
  }
  return { state: pursuit.state, log: pursuit.log };
}

/** The same pursuit for another customer and owner: ids, names and units are words that are put in. */
function personalised<Value>(value: Value, { ownerId, teamId, branchId }: Unit, target: Target): Value {
  const text = JSON.stringify(value)
    .replaceAll('"p-1', `"${target.prospectId}`)
    .replaceAll('NAME-OF-CUSTOMER', target.customerName)
    .replaceAll('"OWNER"', `"${ownerId}"`)
    .replaceAll('"TEAM"', `"${teamId}"`)
    .replaceAll('"BRANCH"', `"${branchId}"`);
  return JSON.parse(text) as Value;
}

const phases = [
  ['planningVisit', 2],
  ['won', 5],
] as const;

/** A view and an import of an owner. The columns of the import say nothing yet, so that no run can begin. */
async function storeBelongings(models: Models, { ownerId, teamId, branchId }: Unit): Promise<void> {
  await models.savedViews.create({
    _id: `view-of-${ownerId}`,
    ownerId,
    teamId,
    branchId,
    name: 'mine',
    page: 'board',
    filter: {},
    sharedWith: 'private',
    fingerprint: 'none',
    updatedAt: new Date(),
  });
  const rows: readonly ImportRow[] = [
    { rowNo: 1, cells: ['Somebody', phone], status: 'pending', problems: [], prospectId: null },
  ];
  const importId = `import-of-${ownerId}`;
  await models.importChunks.create({ _id: importChunkId(importId, 0), rows, edition: 1 });
  await models.imports.create({
    _id: importId,
    fileName: 'leads.csv',
    fileDigest: 'none',
    encoding: 'utf-8',
    delimiter: ',',
    headers: ['name', 'phone'],
    rowCount: 1,
    uploadedBy: ownerId,
    teamId,
    branchId,
    uploadedAt: new Date(),
    ownersIn: null,
    mapping: importMapping,
    status: 'draft',
    run: null,
    tallies: [tallyRows(rows)],
  });
}

/** What the last rung of a ladder asks of whoever gives out customers. */
async function proposeReassignment(models: Models, prospectId: string, { teamId, branchId }: Unit): Promise<void> {
  await models.tasks.create({
    _id: `${prospectId}/reassign`,
    prospectId,
    revision: 1,
    status: 'open',
    kind: 'reassign',
    audience: 'branchHead',
    assigneeId: null,
    teamId,
    branchId,
    openedAt: new Date(),
    dueAt: new Date(),
    closedAt: null,
    deadlineKey: null,
    priority: 1,
  });
}

/** A survey of the same case that may be passed on. */
async function storeSurvey(models: Models, { complaintId }: Target, { branchId }: Unit): Promise<void> {
  const surveyId = surveyIdBeside(complaintId);
  await createSurveyWriter(models).write({ survey: survey({ surveyId, complaintId, branchId, status: 'sent' }) });
}

/** A complaint that the owner handles. */
async function storeComplaint(models: Models, { complaintId, callerName }: Target, unit: Unit): Promise<void> {
  const { ownerId, branchId } = unit;
  const { state, log } = new Case({
    caseNumber: `TS20260101-${complaintId}`,
    branchId,
    customer: { name: callerName, phone: `+86${phone}`, coreBankCustomerNo: 'CB-7700112233', isKeyCustomer: false },
    description: `asked to be called at ${phone}, ID ${idNumber}`,
  })
    .do('acknowledge', { handlerId: ownerId })
    .do('addImprovementItem', { ownerId, title: `call ${phone} back in time` });
  const projection = { snapshot: { ...state, complaintId }, events: log.map((event) => ({ ...event, complaintId })) };
  await createComplaintWriter(models).write(projection);
  await keepImprovements(models, projection);
  await models.stories.create({
    _id: `story-of-${complaintId}`,
    revision: 1,
    complaintId,
    title: 'a',
    happened: 'b',
    done: 'c',
    lesson: 'd',
    status: 'draft',
    sentBackFor: null,
    authorId: ownerId,
    audience: { reach: 'bank' },
    consent: null,
    ...complaintHolding(state),
    writtenAt: new Date(),
    statusSince: new Date(),
    history: [],
  });
}

/** The team mate is away, and the deputies stand in. */
async function storeAbsences(models: Models): Promise<void> {
  const dayMs = 86_400_000;
  const [fromAt, untilAt] = [new Date(Date.now() - dayMs), new Date(Date.now() + dayMs)];
  await models.absences.insertMany(
    roles
      .filter(({ isDeputy }) => isDeputy)
      .map(({ staffId }) => ({
        _id: `leave-${staffId}`,
        staffId: teamMateId,
        deputyId: staffId,
        from: fromAt.toISOString().slice(0, 10),
        to: untilAt.toISOString().slice(0, 10),
        fromAt,
        untilAt,
        enteredBy: 's-0001',
      })),
  );
}

/** Stores the roles' staff and a prospect in step 2 and one in step 5 for each way of standing to them. No workflow runs: a
 *  command that is allowed hears that the pursuit has ended.
 *  @returns the prospects as they stand to a role */
export async function storeRecords(models: Models): Promise<(role: Role) => readonly Target[]> {
  await models.staff.insertMany([...roleMembers, headOfTeamMate]);
  await models.teams.insertMany(
    roles
      .filter(({ leads }) => leads)
      .map(({ teamId, staffId, name }) => ({
        _id: teamId,
        branchId: 'b-01',
        name: { zh: name, en: name },
        leadId: staffId,
      })),
  );
  await storeAbsences(models);
  const patterns = new Map(phases.map(([phase]) => [phase, statePerPhase(phase)]));
  const targets = new Map<string, Target>();
  const store = async (key: string, relation: Relation, unit: Unit): Promise<void> => {
    await storeBelongings(models, unit);
    for (const [phase, step] of phases) {
      const pattern = patterns.get(phase);
      if (pattern === undefined) throw new Error(`no pattern of ${phase}`);
      const prospectId = `${key}-${step}`;
      const target: Target = {
        prospectId,
        relation,
        ownerId: unit.ownerId,
        customerName: `Quay ${prospectId} Ltd`,
        complaintId: `case-${prospectId}`,
        callerName: `Caller of ${prospectId}`,
        phase,
        step,
      };
      const snapshot = personalised(pattern.state, unit, target);
      const events = personalised(pattern.log, unit, target);
      await writeProjections(models, [{ snapshot, events, processVersion: latestVersion }]);
      if (step === 2) {
        await proposeReassignment(models, prospectId, unit);
        await storeComplaint(models, target, unit);
        await storeSurvey(models, target, unit);
      }
      targets.set(`${key} ${step}`, target);
    }
  };
  for (const { staffId, teamId } of roles)
    await store(`of-${staffId}`, 'own', { ownerId: staffId, teamId, branchId: 'b-01' });
  for (const [relation, unit] of Object.entries(owners))
    await store(relation.replace(' ', '-'), relation as Relation, unit);
  await store('head-mate', 'same team', { ownerId: headOfTeamMate._id, teamId: 't-0109', branchId: 'b-01' });
  const keyOf = (role: Role, relation: Relation): string => {
    if (relation === 'own') return `of-${role.staffId}`;
    return relation === 'same team' && role.leads ? 'head-mate' : relation.replace(' ', '-');
  };
  return (role) =>
    relations.flatMap((relation) =>
      phases.map(([, step]) => targets.get(`${keyOf(role, relation)} ${step}`) as Target),
    );
}

const headOfTeamMate = {
  _id: 's-8199',
  employeeNo: '8199',
  name: { zh: 'member of t-0109', en: 'member of t-0109' },
  profiles: ['customerManager'],
  branchId: 'b-01',
  teamId: 't-0109',
  active: true,
} as const;
