/** The table of chapter 2.3, as the specification has it: C create, R read, U update, X execute, A approve; o own, l outlet,
 *  b branch, a all, c case. */
const chapter23 = `
| Capability | customer Manager | lobby Manager | teller | wealth Manager | senior Wealth Manager | unitHead / supervisor | allocator | product Manager | industry Lead | complaint Officer | backOffice | executive Sponsor | research / quality | admin |
| Capture a lead | C(a) | C(l) | C(l) | C(a) | C(a) | C(l) | C(l) | C(a) | C(a) | - | - | C(a) | - | - |
| Read a prospect | R(o) | R(o) | R(o) | R(o) | R(o) | R(l) | R(l) | R(c) | R(b) | R(c) | R(c) | R(a) | R(a) no names | R(a) |
| Advance step 1 to 3 | X(o) | X(o) up to step 2 | - | X(o) | X(o) | X(l) | - | - | X(c) | - | - | - | - | - |
| Advance step 4 to 6 | X(o) | - | - | X(o) | X(o) | X(l) | - | - | X(c) | - | - | - | - | - |
| Gate override (with reason) | - | - | - | - | - | A(l) | - | - | A(c) | - | - | - | - | - |
| Rigorous review of growth type | C(o) | - | - | C(o) | C(o) | A(l) | - | R | R | - | - | - | - | - |
| Disqualify / mark lost | X(o) | X(o) | X(o) | X(o) | X(o) | X(l) | - | - | X(c) | - | - | - | - | - |
| Reopen lost / disqualified | - | - | - | - | - | A(l) | - | - | A(c) | - | - | - | - | - |
| Edit customer tables | U(o) | U(o) basic | U(o) basic | U(o) | U(o) | U(l) | R(l) | R(c) | R(b) | R(c) | R(c) | R(a) | R(a) | R(a) |
| Allocate / re-allocate customer | request | request | request | request | request | A(l) | X(l) | - | - | - | - | - | - | - |
| Objection library, FABE sheets | R, propose | R | R | R, propose | R, propose | R, propose | - | C U A | C U | - | - | - | - | U |
| Fee concession in a deal | request | - | - | request | request | A(l) up to limit | - | advise | - | - | - | A above limit | - | - |
| Invite executive to a visit | request | - | - | request | request | A(l) | - | - | A(c) | - | - | accept | - | - |
| Register complaint | C | C | C | C | C | C | C | C | C | C | C | C | C | - |
| Work complaint | task(c) | task(c) | task(c) | task(c) | task(c) | U X(l) level 2 | - | task(c) | - | U X(a) level 1 | task(c) | X level 3 | R | - |
| Decide appeal | - | - | - | - | - | A if not handler | - | - | - | - | - | A level 3 | - | - |
| Early warning: work case | task(c) | - | - | task(c) | task(c) | X A(l) | - | advise | R(b) | - | task(c) | A red cases | R(a) | - |
| Campaign: plan | R | R | R | R | R | R | - | U(c) | U X(c) | - | R | A | R | - |
| Campaign: work targets | X(o) | - | - | X(o) | X(o) | X(l) | - | support | X(c) | - | support | visit | - | - |
| Funnel and KPI | R(o) | R(o) | R(o) | R(o) | R(o) | R(l) | R(l) | R(c) | R(b) | R(complaints) | R(own queue) | R(a) | R(a) | R(a) |
| Close marketing meeting minutes | R | R | R | R | R | C U X(l) | - | R | R | - | - | R | R | - |
| Publish weekly bulletin | R | R | R | R | R | R | R | R | X | - | R | A | C | - |
| Staff survey results | own answer | own answer | own answer | own answer | own answer | aggregates | own answer | own answer | own answer | own answer | own answer | aggregates | C, aggregates | - |
| Configuration and catalogues | - | - | - | - | - | outlet targets | - | product data | campaign data | - | - | - | questions, surveys | U(a) |
`;

/** What chapter 11.1.2 says of commands that 2.3 has no row for, and what is our own. */
const besides = `
| Complete the deal | X(o) | - | - | X(o) | X(o) | X(l) | - | - | X(c) | - | X(c) | - | - | - |
| Confirm the booking | - | - | - | - | - | X(l) | - | - | - | - | X(c) | - | - | - |
| Answer an objection | X(o) | - | - | X(o) | X(o) | X(l) | - | X(c) | X(c) | X(c) | X(c) | - | - | - |
| Record a contact | C(o) | C(o) | C(o) | C(o) | C(o) | C(l) | - | C(c) | C(c) | C(c) | C(c) | - | - | - |
| Freeze | - | - | - | - | - | X(l) | - | - | - | - | - | - | - | - |
| Reveal masked data | R(o) | R(o) | R(o) | R(o) | R(o) | R(l) | - | - | R(c) | R(c) | R(c) | - | - | - |
| Read the audit log | - | - | - | - | - | - | - | - | - | - | - | - | - | R(a) |
| Read survey results | - | - | - | - | - | R(l) | - | - | - | R(a) | - | R(a) | R(a) | - |
| Keep saved replies | - | - | - | - | - | - | - | - | - | U(a) | - | - | - | U(a) |
| Read a complaint | R(c) | R(c) | R(c) | R(c) | R(c) | R(l) | R(c) | R(c) | R(c) | R(a) | R(c) | R(a) | R(a) no names | - |
`;

/** How 2.3 writes the cells of complaints, in the letters of the others; T: what somebody handles or has to do in a case. */
const complaintCells: Readonly<Record<string, string>> = {
  C: 'C(a)',
  'task(c)': 'T(c)',
  'U X(a) level 1': 'X(a)',
  'U X(l) level 2': 'X(l)',
  'X level 3': 'X(a)',
  'A if not handler': 'A(l)',
  'A level 3': 'A(a)',
};
const complaintRows = ['Register complaint', 'Work complaint', 'Decide appeal'];

/** Columns of 2.3 in order, and three of ours. */
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

/** Cells of our columns; t: the units one heads. */
const ourColumns: Readonly<Record<string, Partial<Record<Column, string>>>> = {
  'Read a prospect': { compliance: 'R(a)', head: 'R(t)' },
  'Funnel and KPI': { head: 'R(t)' },
  Freeze: { compliance: 'X(a)' },
  'Reveal masked data': { compliance: 'R(a)' },
  'Read the audit log': { compliance: 'R(a)' },
  // Every member of staff can register (8.3).
  'Register complaint': { compliance: 'C(a)', others: 'C(a)' },
  'Read survey results': { compliance: 'R(a)' },
  'Read a complaint': { compliance: 'R(a)', others: 'R(c)' },
};

/** Every cell by row and column. */
export const specification: ReadonlyMap<string, ReadonlyMap<Column, string>> = new Map(
  [...linesOf(chapter23).slice(1), ...linesOf(besides)].map(([row = '', ...cells]) => {
    const known = complaintRows.includes(row) ? cells.map((cell) => complaintCells[cell] ?? cell) : cells;
    const ours = ourColumns[row];
    const texts = [...known, ours?.compliance ?? '-', ours?.head ?? '-', ours?.others ?? '-'];
    return [row, new Map(columns.map((column, index) => [column, texts[index] ?? '-']))];
  }),
);

/** Rows of 2.3 about things that are not built. */
export const notBuilt: readonly string[] = [
  'Objection library, FABE sheets',
  'Fee concession in a deal',
  'Invite executive to a visit',
  'Early warning: work case',
  'Campaign: plan',
  'Campaign: work targets',
  'Close marketing meeting minutes',
  'Publish weekly bulletin',
  'Staff survey results',
];

function linesOf(table: string): string[][] {
  const lines = table.trim().split('\n');
  return lines.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}
