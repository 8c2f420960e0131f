import type { CustomerType, FindMethod, MediaSubSource, PursuitType } from '../prospect/catalogue.ts';
import type { ProspectState } from '../prospect/state.ts';
import type { LeadField } from './lead-field.ts';
import type { ImportMapping } from './mapping.ts';
import type { RowProblem, RowProblemCode } from './problem.ts';
import { isDoubtful, joinNames, readDate, readMoney, readScore } from './values.ts';
import {
  readConsent,
  readCustomerType,
  readFindMethod,
  readMediaSubSource,
  readPursuitType,
  readYesNo,
} from './words.ts';

/** A row in the shape of a request that captures a lead; texts are as they stand in the file. */
export interface LeadDraft {
  readonly customer: {
    readonly name: string;
    readonly customerType: CustomerType;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string | null;
    readonly committeeEstablished: boolean | null;
    readonly coreBankCustomerNo: string | null;
  };
  readonly pursuitType: PursuitType;
  readonly source: {
    readonly findMethod: FindMethod;
    readonly mediaSubSource: MediaSubSource | null;
    readonly publicationTitle: string | null;
    readonly publishedOn: string | null;
    readonly introducerName: string | null;
    readonly campaignId: string | null;
    readonly campaignScore: number | null;
  };
  readonly expectedValueFen: number | null;
  readonly consent: ProspectState['consent'];
  readonly walkInLoan: boolean;
  readonly note: string | null;
}

/** What a row says. */
export interface RowRead {
  readonly draft: LeadDraft;
  /** As in the file; null: nobody is named. */
  readonly ownerNo: string | null;
  /** Cells that could not be read; their fields have the default in the draft. */
  readonly problems: readonly RowProblem[];
}

/** Reads a row by its mapping. What it says is not yet checked: only cells that cannot be read are problems here.
 *  @param headers for the note, which tells from which column each part of it came */
export function readRow(cells: readonly string[], mapping: ImportMapping, headers: readonly string[]): RowRead {
  const problems: RowProblem[] = [];
  const { columns, defaults } = mapping;
  const cellOf = (field: LeadField): string => cells[columns.indexOf(field)]?.trim() ?? '';
  const textOf = (field: LeadField): string | null => cellOf(field) || null;
  const read = <Value, Default>(
    field: LeadField,
    reader: (cell: string) => Value | null,
    code: RowProblemCode,
    otherwise: Default,
  ): Value | Default => {
    const cell = cellOf(field);
    if (cell === '') return otherwise;
    const value = reader(cell);
    if (value === null) problems.push({ code, field, column: columns.indexOf(field) });
    return value ?? otherwise;
  };
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    problems.push({ code: 'tooManyCells', field: null, column: null });
  const draft: LeadDraft = {
    customer: {
      name: joinNames(cellOf('name'), cellOf('nameEn')),
      customerType: read('customerType', readCustomerType, 'unknownWord', defaults.customerType),
      phone: textOf('phone'),
      email: textOf('email'),
      address: textOf('address'),
      committeeEstablished: read('committeeEstablished', readYesNo, 'notYesOrNo', null),
      coreBankCustomerNo: textOf('coreBankCustomerNo'),
    },
    pursuitType: read('pursuitType', readPursuitType, 'unknownWord', defaults.pursuitType),
    source: {
      findMethod: read('findMethod', readFindMethod, 'unknownWord', defaults.findMethod),
      mediaSubSource: read('mediaSubSource', readMediaSubSource, 'unknownWord', defaults.mediaSubSource),
      publicationTitle: textOf('publicationTitle') ?? defaults.publicationTitle,
      publishedOn: read('publishedOn', readDate, 'notADate', defaults.publishedOn),
      introducerName: textOf('introducerName') ?? defaults.introducerName,
      campaignId: textOf('campaignId') ?? defaults.campaignId,
      campaignScore: read('campaignScore', readScore, 'notAScore', null),
    },
    expectedValueFen: read('expectedValue', (cell) => readMoney(cell, mapping.valueUnit), 'notMoney', null),
    consent: read('consent', readConsent, 'unknownWord', defaults.consent),
    walkInLoan: read('walkInLoan', readYesNo, 'notYesOrNo', false),
    note: noteOf(cells, columns, headers),
  };
  if (isDoubtful(cellOf('expectedValue'), draft.expectedValueFen ?? 0))
    problems.push({ code: 'hugeAmount', field: 'expectedValue', column: columns.indexOf('expectedValue') });
  return { draft, ownerNo: textOf('ownerNo'), problems };
}

/** The cells that are kept in the note: one alone as it is, several with their headers, a line each. */
function noteOf(
  cells: readonly string[],
  columns: ImportMapping['columns'],
  headers: readonly string[],
): string | null {
  const kept = [...columns.keys()].filter((index) => columns[index] === 'note');
  const filled = kept.flatMap((index) => {
    const cell = cells[index]?.trim() ?? '';
    return cell === '' ? [] : [kept.length === 1 ? cell : `${headers[index] ?? ''}: ${cell}`];
  });
  return filled.length === 0 ? null : filled.join('\n');
}
