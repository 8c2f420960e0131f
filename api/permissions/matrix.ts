import { capabilities, type Capability } from '../../contracts/permissions.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';

/** How far a capability reaches: one's own records (owner, or assignee of an open task), those of the units one heads
 *  (`team`), of one's branch, of the whole bank, or of a case one works in. */
export type Scope = 'own' | 'team' | 'branch' | 'all' | 'case';

/** What one cell of the table allows. */
export interface Grant {
  readonly scope: Scope;
  /** Only while the prospect is in this step or an earlier one. */
  readonly upToStep?: 2;
  /** Only the basic fields of the record. */
  readonly basicOnly?: true;
  /** Without anything that names a person. */
  readonly noNames?: true;
}

/** Cells as 2.3 writes them. `l` (outlet there) is our branch (支行). `b` there is the unit above the outlets, which is not in
 *  the register, so that it reaches no further than the branch. */
const grants: Readonly<Record<string, Grant | null>> = {
  o: { scope: 'own' },
  'o≤2': { scope: 'own', upToStep: 2 },
  'o basic': { scope: 'own', basicOnly: true },
  t: { scope: 'team' },
  l: { scope: 'branch' },
  b: { scope: 'branch' },
  c: { scope: 'case' },
  a: { scope: 'all' },
  'a no names': { scope: 'all', noNames: true },
  '-': null,
};

/** Columns of the table: a profile each, except those that 2.3 joins, and the post at the head of a team or branch. */
export const columns = [
  'customerManager',
  'lobbyManager',
  'teller',
  'wealthManager',
  'seniorWealthManager',
  'supervisor',
  'allocator',
  'productManager',
  'industryLead',
  'complaintOfficer',
  'backOffice',
  'executiveSponsor',
  'research',
  'admin',
  'compliance',
  'head',
  'others',
] as const;
export type Column = (typeof columns)[number];

/** Who may do what, and how far: rows of 2.3 down to `configure`, with only what is built; then what the list of commands
 *  (11.1.2) says and 2.3 leaves open, and our own additions; then complaints. Compliance, who heads a unit without being a
 *  supervisor, and the profiles that 2.3 does not mention are our columns.
 *
 *  Of complaints, everybody in the bank may register one (8.3), and reads what came of it. Working it out is the complaint
 *  officer's (level 1), the supervisor's (level 2) and the executive sponsor's (level 3); who decides what at which level, the
 *  domain says. Others work in a case while they handle it or have something to do in it. */
const table = `
                 | cust | lobby | tell | wlth | snr | super | alloc | prod | indu | compl | back | exec | research   | admin | cpl | head | othr |
captureLead      | a    | l     | l    | a    | a   | l     | l     | a    | a    | -     | -    | a    | -          | -     | -   | -    | -    |
readProspect     | o    | o     | o    | o    | o   | l     | l     | c    | b    | c     | c    | a    | a no names | a     | a   | t    | -    |
workSteps1To3    | o    | o≤2   | -    | o    | o   | l     | -     | -    | c    | -     | -    | -    | -          | -     | -   | -    | -    |
workSteps4To6    | o    | -     | -    | o    | o   | l     | -     | -    | c    | -     | -    | -    | -          | -     | -   | -    | -    |
waiveCondition   | -    | -     | -    | -    | -   | l     | -     | -    | c    | -     | -    | -    | -          | -     | -   | -    | -    |
requestReview    | o    | -     | -    | o    | o   | l     | -     | -    | -    | -     | -    | -    | -          | -     | -   | -    | -    |
decideReview     | -    | -     | -    | -    | -   | l     | -     | -    | -    | -     | -    | -    | -          | -     | -   | -    | -    |
endPursuit       | o    | o     | o    | o    | o   | l     | -     | -    | c    | -     | -    | -    | -          | -     | -   | -    | -    |
reopenPursuit    | -    | -     | -    | -    | -   | l     | -     | -    | c    | -     | -    | -    | -          | -     | -   | -    | -    |
editRecord       | o    | o basic | o basic | o | o | l     | -     | -    | -    | -     | -    | -    | -          | -     | -   | -    | -    |
allocate         | -    | -     | -    | -    | -   | l     | l     | -    | -    | -     | -    | -    | -          | -     | -   | -    | -    |
readFunnel       | o    | o     | o    | o    | o   | l     | l     | c    | b    | -     | c    | a    | a          | a     | -   | t    | -    |
configure        | -    | -     | -    | -    | -   | -     | -     | -    | -    | -     | -    | -    | -          | a     | -   | -    | -    |

completeDeal     | o    | -     | -    | o    | o   | l     | -     | -    | c    | -     | c    | -    | -          | -     | -   | -    | -    |
confirmBooking   | -    | -     | -    | -    | -   | l     | -     | -    | -    | -     | c    | -    | -          | -     | -   | -    | -    |
answerObjection  | o    | -     | -    | o    | o   | l     | -     | c    | c    | c     | c    | -    | -          | -     | -   | -    | -    |
recordContact    | o    | o     | o    | o    | o   | l     | -     | c    | c    | c     | c    | -    | -          | -     | -   | -    | -    |
freeze           | -    | -     | -    | -    | -   | l     | -     | -    | -    | -     | -    | -    | -          | -     | a   | -    | -    |
revealData       | o    | o     | o    | o    | o   | l     | -     | -    | c    | c     | c    | -    | -          | -     | a   | -    | -    |
readAudit        | -    | -     | -    | -    | -   | -     | -     | -    | -    | -     | -    | -    | -          | a     | a   | -    | -    |

registerComplaint | a   | a     | a    | a    | a   | a     | a     | a    | a    | a     | a    | a    | a          | -     | a   | -    | a    |
readComplaint    | c    | c     | c    | c    | c   | l     | c     | c    | c    | a     | c    | a    | a no names | -     | a   | -    | c    |
workComplaint    | c    | c     | c    | c    | c   | l     | -     | c    | -    | a     | c    | a    | -          | -     | -   | -    | -    |
carryOutAction   | c    | c     | c    | c    | c   | l     | -     | c    | -    | a     | c    | a    | -          | -     | -   | -    | -    |
decideComplaint  | -    | -     | -    | -    | -   | l     | -     | -    | -    | a     | -    | a    | -          | -     | -   | -    | -    |
decideAppeal     | -    | -     | -    | -    | -   | l     | -     | -    | -    | -     | -    | a    | -          | -     | -   | -    | -    |
readSurveyResults | -   | -     | -    | -    | -   | l     | -     | -    | -    | a     | -    | a    | a          | -     | a   | -    | -    |
keepReplies      | -    | -     | -    | -    | -   | -     | -     | -    | -    | a     | -    | -    | -          | a     | -   | -    | -    |
`;

export type Matrix = Readonly<Record<Capability, Readonly<Record<Column, Grant | null>>>>;

/** @throws Error naming the row or cell that is not as it must be */
export function readMatrix(text: string): Matrix {
  const rows = new Map(
    text
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([name = '', ...rest]) => [name, rest.slice(0, -1)] as const),
  );
  const entries = capabilities.map((capability) => {
    const row = rows.get(capability);
    if (row?.length !== columns.length) throw new Error(`The table needs ${columns.length} cells for ${capability}`);
    return [capability, Object.fromEntries(columns.map((column, index) => [column, grantOf(row[index] ?? '')]))];
  });
  return Object.fromEntries(entries) as Matrix;
}

function grantOf(cell: string): Grant | null {
  const grant = grants[cell];
  if (grant === undefined) throw new Error(`'${cell}' is no cell of the table`);
  return grant;
}

export const matrix: Matrix = readMatrix(table);

/** Column of a profile; `others` are those that 2.3 does not mention (campaign planner and coordinator, trainer). */
export const columnOf: Readonly<Record<StaffProfile, Column>> = {
  customerManager: 'customerManager',
  lobbyManager: 'lobbyManager',
  teller: 'teller',
  wealthManager: 'wealthManager',
  seniorWealthManager: 'seniorWealthManager',
  unitHead: 'supervisor',
  allocator: 'allocator',
  supervisor: 'supervisor',
  productManager: 'productManager',
  industryLead: 'industryLead',
  campaignPlanner: 'others',
  campaignCoordinator: 'others',
  complaintOfficer: 'complaintOfficer',
  backOffice: 'backOffice',
  executiveSponsor: 'executiveSponsor',
  researchAnalyst: 'research',
  serviceQualityAnalyst: 'research',
  trainer: 'others',
  admin: 'admin',
  compliance: 'compliance',
};
