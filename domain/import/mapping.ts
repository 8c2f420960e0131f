import type { StaffId } from '../ids.ts';
import type { LocalizedText } from '../process/definition.ts';
import type { CustomerType, FindMethod, MediaSubSource, PursuitType } from '../prospect/catalogue.ts';
import type { ProspectState } from '../prospect/state.ts';
import { guessColumns, isInTenThousands } from './guess-columns.ts';
import { mayRepeat, type LeadField } from './lead-field.ts';
import type { ValueUnit } from './values.ts';

/** Who the leads of an import belong to: one person, nobody until an allocator gives them away, or whom a column names. */
export type ImportOwner =
  | { readonly kind: 'one'; readonly staffId: StaffId }
  | { readonly kind: 'allocator' }
  | { readonly kind: 'column' };

/** What a row has where its own cell is empty or missing. */
export interface ImportDefaults {
  readonly customerType: CustomerType;
  readonly pursuitType: PursuitType;
  readonly findMethod: FindMethod;
  readonly mediaSubSource: MediaSubSource | null;
  readonly publicationTitle: string | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
  readonly introducerName: string | null;
  readonly campaignId: string | null;
  readonly consent: ProspectState['consent'];
}

/** How the rows of a file become leads. */
export interface ImportMapping {
  /** What each column holds, in the order of the file; null: left out. */
  readonly columns: readonly (LeadField | null)[];
  readonly defaults: ImportDefaults;
  readonly valueUnit: ValueUnit;
  readonly owner: ImportOwner;
}

/** A mapping to begin with. The file counts as a campaign list named after it, so that its leads are found again; no consent
 *  is assumed; the rows are of whom a column names when the uploader gives customers away, else of the uploader.
 *  @param ownerId the uploader; null when they own no prospects */
export function guessMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  {
    fileName,
    ownerId,
    mayNameOthers,
  }: { readonly fileName: string; readonly ownerId: StaffId | null; readonly mayNameOthers: boolean },
): ImportMapping {
  const columns = guessColumns(headers, sample);
  const valueHeader = headers[columns.indexOf('expectedValue')] ?? '';
  return {
    columns,
    defaults: {
      customerType: 'individual',
      pursuitType: 'newCustomer',
      findMethod: 'campaignList',
      mediaSubSource: null,
      publicationTitle: null,
      publishedOn: null,
      introducerName: null,
      campaignId: campaignOf(fileName),
      consent: 'none',
    },
    valueUnit: isInTenThousands(valueHeader) ? 'tenThousandYuan' : 'yuan',
    owner: mayNameOthers && columns.includes('ownerNo') ? { kind: 'column' } : ownerOrAllocator(ownerId),
  };
}

function ownerOrAllocator(ownerId: StaffId | null): ImportOwner {
  return ownerId === null ? { kind: 'allocator' } : { kind: 'one', staffId: ownerId };
}

function campaignOf(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '').trim();
  return stem.slice(0, 64) || 'import';
}

export const mappingProblemCodes = ['columnCount', 'fieldTwice', 'noName', 'noContactRoute', 'noOwnerColumn'] as const;
export type MappingProblemCode = (typeof mappingProblemCodes)[number];

/** Why no row of a file could become a lead, or not as meant. */
export interface MappingProblem {
  readonly code: MappingProblemCode;
  readonly field: LeadField | null;
}

/** What must be mended before an import may start; [] when nothing. */
export function checkMapping({ columns, owner }: ImportMapping, columnCount: number): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const mapped = columns.filter((field) => field !== null);
  if (columns.length !== columnCount) problems.push({ code: 'columnCount', field: null });
  const twice = new Set(mapped.filter((field, index) => !mayRepeat(field) && mapped.indexOf(field) !== index));
  for (const field of twice) problems.push({ code: 'fieldTwice', field });
  if (!mapped.includes('name') && !mapped.includes('nameEn')) problems.push({ code: 'noName', field: 'name' });
  if (!mapped.some((field) => field === 'phone' || field === 'email' || field === 'address'))
    problems.push({ code: 'noContactRoute', field: 'phone' });
  if (owner.kind === 'column' && !mapped.includes('ownerNo'))
    problems.push({ code: 'noOwnerColumn', field: 'ownerNo' });
  return problems;
}

const texts: Readonly<Record<MappingProblemCode, LocalizedText>> = {
  columnCount: { zh: '列数与文件不符', en: 'The file has another number of columns.' },
  fieldTwice: { zh: '两列对应了同一个字段', en: 'Two columns hold the same field.' },
  noName: { zh: '请指定哪一列是客户名称', en: 'Say which column holds the customer’s name.' },
  noContactRoute: {
    zh: '请指定电话、邮箱或地址所在的列',
    en: 'Say which column holds the phone, e-mail or address.',
  },
  noOwnerColumn: { zh: '请指定负责人工号所在的列', en: 'Say which column holds the owner’s employee number.' },
};

/** What a problem of a mapping is called in both languages of the bank. */
export function mappingProblemText(code: MappingProblemCode): LocalizedText {
  return texts[code];
}
