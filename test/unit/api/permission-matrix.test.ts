import { describe, expect, test } from 'vitest';
import { columns, matrix, readMatrix, type Column } from '../../../api/permissions/matrix.ts';
import { capabilities, type Capability } from '../../../contracts/permissions.ts';

/** The table of chapter 2.3, as the specification has it. */
const specification = `
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

/** Rows about things that are not built: no capability stands for them, so that nobody may do them. */
const notBuilt: readonly string[] = [
  'Objection library, FABE sheets',
  'Fee concession in a deal',
  'Invite executive to a visit',
  'Register complaint',
  'Work complaint',
  'Decide appeal',
  'Early warning: work case',
  'Campaign: plan',
  'Campaign: work targets',
  'Close marketing meeting minutes',
  'Publish weekly bulletin',
  'Staff survey results',
];

/** The capability that stands for each letter of a row. */
const rows: Readonly<Record<string, Partial<Record<string, Capability>>>> = {
  'Capture a lead': { C: 'captureLead' },
  'Read a prospect': { R: 'readProspect' },
  'Advance step 1 to 3': { X: 'workSteps1To3' },
  'Advance step 4 to 6': { X: 'workSteps4To6' },
  'Gate override (with reason)': { A: 'waiveCondition' },
  'Rigorous review of growth type': { C: 'requestReview', A: 'decideReview' },
  'Disqualify / mark lost': { X: 'endPursuit' },
  'Reopen lost / disqualified': { A: 'reopenPursuit' },
  'Edit customer tables': { U: 'editRecord' },
  'Allocate / re-allocate customer': { A: 'allocate', X: 'allocate' },
  'Funnel and KPI': { R: 'readFunnel' },
  'Configuration and catalogues': { U: 'configure' },
};

const scopes = { o: 'own', l: 'branch', b: 'branch', c: 'case', a: 'all' } as const;

/** Columns of ours that 2.3 has not. */
const ours: readonly Column[] = ['compliance', 'head'];

interface Cell {
  readonly row: string;
  readonly column: Column;
  readonly text: string;
}

const cells: readonly Cell[] = specification
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [row = '', ...texts] = line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1);
    return texts.map((text, index): Cell => ({ row, column: columns[index] as Column, text }));
  });

/** What a cell of the specification allows of a capability. */
function expected({ row, column, text }: Cell, capability: Capability): object | null {
  const [, mark = '', letter = '', rest = ''] = /^([CRUXA])\(([olbac])\)(.*)$/.exec(text) ?? [];
  const marks = rows[row] ?? {};
  // Who decides a review may ask for one, too.
  const isMeant = marks[mark] === capability || (capability === 'requestReview' && mark === 'A');
  if (!isMeant) return ourReading(column, capability);
  return {
    scope: scopes[letter as keyof typeof scopes],
    ...(rest === ' up to step 2' ? { upToStep: 2 } : {}),
    ...(rest === ' basic' ? { basicOnly: true } : {}),
    ...(rest === ' no names' ? { noNames: true } : {}),
  };
}

/** `own queue` is what waits for its booking; there are no complaints to count yet. */
function ourReading(column: Column, capability: Capability): object | null {
  return capability === 'readFunnel' && column === 'backOffice' ? { scope: 'case' } : null;
}

describe('the table of roles', () => {
  test('has every cell as chapter 2.3 has it', () => {
    expect(new Set(cells.map(({ row }) => row))).toEqual(new Set([...Object.keys(rows), ...notBuilt]));
    expect(cells).toHaveLength(24 * 14);
    let compared = 0;
    for (const cell of cells) {
      for (const capability of new Set(Object.values(rows[cell.row] ?? {}))) {
        if (capability === undefined) continue;
        expect(matrix[capability][cell.column], `${cell.row}, ${cell.column}: ${cell.text}`).toEqual(
          expected(cell, capability),
        );
        compared += 1;
      }
    }
    expect(compared).toBe(13 * 14);
  });

  test('lets everybody read the customer tables exactly of those prospects that they read (R in that row)', () => {
    for (const { column, text } of cells.filter(({ row }) => row === 'Edit customer tables')) {
      const [, letter] = /^R\((.)\)/.exec(text) ?? [];
      if (letter !== undefined) expect(matrix.readProspect[column]?.scope).toBe(scopes[letter as keyof typeof scopes]);
    }
  });

  test('adds only rows that 2.3 does not have, and to its rows only reading for compliance and for heads of units', () => {
    const fromSpecification = new Set(Object.values(rows).flatMap((row) => Object.values(row)));
    const added = capabilities.filter((capability) => !fromSpecification.has(capability));
    expect(added).toEqual([
      'completeDeal',
      'confirmBooking',
      'answerObjection',
      'recordContact',
      'freeze',
      'revealData',
      'readAudit',
    ]);
    const granted = capabilities
      .filter((capability) => fromSpecification.has(capability))
      .flatMap((capability) =>
        ours.flatMap((column) => (matrix[capability][column] ? [`${capability} ${column}`] : [])),
      );
    expect(granted).toEqual(['readProspect compliance', 'readProspect head', 'readFunnel head']);
  });

  test('is refused when a row is missing, too short or has an unknown cell', () => {
    const row = (cellText: string): string => columns.map(() => cellText).join(' | ');
    const text = capabilities.map((capability) => `${capability} | ${row('-')} |`);
    expect(() => readMatrix(text.join('\n'))).not.toThrow();
    expect(() => readMatrix(text.slice(1).join('\n'))).toThrow('captureLead');
    expect(() => readMatrix(text.join('\n').replace(' | - |\n', ' |\n'))).toThrow('cells for');
    expect(() => readMatrix(text.join('\n').replace('| - |', '| x |'))).toThrow("'x' is no cell");
  });
});
