import type * as z from 'zod';
import { createProspectBody, requiredFor } from '../../../contracts/prospect-create.ts';
import type { Problem } from '../../../contracts/problem.ts';
import { problemText } from '../../../domain/import/problem.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { CustomerType, FindMethod, MediaSubSource, PursuitType } from '../../../domain/prospect/catalogue.ts';
import { explain, mistakeOfIssue, mistakeOfProblem } from '../../parts/command-form/explain.ts';
import { moneyMistake } from '../../parts/command-form/yuan.ts';

/** What the form holds; '' and undefined mean: nothing said. */
export interface LeadValues {
  readonly name?: string;
  readonly customerType: CustomerType;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly coreBankCustomerNo?: string;
  readonly committeeEstablished?: boolean;
  readonly findMethod: FindMethod;
  readonly mediaSubSource?: MediaSubSource;
  readonly publicationTitle?: string;
  readonly publishedOn?: string;
  readonly introducerName?: string;
  readonly campaignId?: string;
  readonly pursuitType: PursuitType;
  /** Fen, or the text that is no amount. */
  readonly expectedValueFen?: number | string;
  readonly consent: 'given' | 'lawfulContact' | 'none';
  readonly walkInLoan?: boolean;
  readonly ownerId?: string;
  readonly note?: string;
}

export type LeadFieldName = keyof LeadValues;

export const emptyLead: LeadValues = {
  customerType: 'individual',
  findMethod: 'coldApproach',
  pursuitType: 'newCustomer',
  consent: 'none',
};

export const lobbyLead: LeadValues = { ...emptyLead, findMethod: 'lobbyCapture' };

/** The whole form, or the short one for the lobby. */
export type LeadMode = 'full' | 'lobby';

const starts = { full: emptyLead, lobby: lobbyLead } as const satisfies Record<LeadMode, LeadValues>;

/** What a form begins with. */
export function startOf(mode: LeadMode): LeadValues {
  return starts[mode];
}

/** What a form holds when it is opened: what was typed before, if anything. In the lobby the source is the lobby. */
export function openedLead(mode: LeadMode, draft: Partial<LeadValues> | null): LeadValues {
  const opened: LeadValues = { ...startOf(mode), ...draft };
  return mode === 'lobby' ? { ...opened, findMethod: lobbyLead.findMethod } : opened;
}

/** Where leads come from and what is pursued rarely changes from one to the next. */
const keptFields = [
  'customerType',
  'findMethod',
  'mediaSubSource',
  'publicationTitle',
  'publishedOn',
  'campaignId',
  'pursuitType',
  'ownerId',
] as const satisfies readonly LeadFieldName[];

/** What the form begins with after a lead.   @param start of the form itself */
export function nextLead(values: LeadValues, start: LeadValues): LeadValues {
  const kept = keptFields.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return { ...start, ...Object.fromEntries(kept) };
}

/** Fields that a way of finding customers brings along, the needed ones and those that may be left out. */
export function sourceFields(
  findMethod: FindMethod,
): readonly { readonly name: LeadFieldName; readonly needed: boolean }[] {
  const needed = requiredFor(findMethod).map((name) => ({ name, needed: true }));
  return findMethod === 'mediaData' ? [...needed, { name: 'publicationTitle', needed: false }] : needed;
}

export type LeadBody = z.input<typeof createProspectBody>;

const text = (value: string | undefined): string | null => (value === undefined || value.trim() === '' ? null : value);

/** The request for what the form holds. Fields of another way of finding customers are left out. */
export function bodyOf(values: LeadValues): LeadBody {
  const { findMethod } = values;
  const shown = new Set(sourceFields(findMethod).map(({ name }) => name));
  const isCommunity = values.customerType === 'community';
  return {
    customer: {
      name: values.name ?? '',
      customerType: values.customerType,
      phone: text(values.phone),
      email: text(values.email),
      address: text(values.address),
      coreBankCustomerNo: text(values.coreBankCustomerNo),
      committeeEstablished: isCommunity ? (values.committeeEstablished ?? null) : null,
    },
    pursuitType: values.pursuitType,
    source: {
      findMethod,
      mediaSubSource: shown.has('mediaSubSource') ? (values.mediaSubSource ?? null) : null,
      publicationTitle: shown.has('publicationTitle') ? text(values.publicationTitle) : null,
      publishedOn: shown.has('publishedOn') ? (values.publishedOn ?? null) : null,
      introducerName: shown.has('introducerName') ? text(values.introducerName) : null,
      campaignId: shown.has('campaignId') ? text(values.campaignId) : null,
    },
    ownerId: values.ownerId ?? null,
    // What is no number, the contract refuses.
    expectedValueFen: (values.expectedValueFen ?? null) as number | null,
    consent: values.consent,
    walkInLoan: values.walkInLoan ?? false,
    note: text(values.note),
  };
}

/** A mistake at a field of the form. */
export interface LeadMistake {
  readonly field: LeadFieldName;
  readonly text: LocalizedText;
}

/** What the contract finds wrong; [] when the lead can be sent. */
export function checkLead(values: LeadValues): readonly LeadMistake[] {
  const parsed = createProspectBody.safeParse(bodyOf(values));
  return (parsed.error?.issues ?? []).map((issue) => {
    const field = fieldOf(issue.path.map(String));
    return { field, text: textOf(field, values) ?? explain(mistakeOfIssue(issue)) };
  });
}

/** What the API refused, at the fields of the form. */
export function mistakesOf({ errors = [] }: Problem, values: LeadValues): readonly LeadMistake[] {
  return errors.map((error) => {
    const field = fieldOf(error.pointer.split('/').slice(1));
    return { field, text: textOf(field, values) ?? explain(mistakeOfProblem(error)) };
  });
}

/** Parts of the request are named as the fields of the form are, inside `customer` and `source`. */
function fieldOf(path: readonly string[]): LeadFieldName {
  return (path.at(-1) ?? 'name') as LeadFieldName;
}

/** Rules between fields, which the contract tells in English only. */
function textOf(field: LeadFieldName, values: LeadValues): LocalizedText | null {
  const value = values[field];
  const isEmpty = value === undefined || value === '';
  if (field === 'expectedValueFen') return moneyMistake(value);
  if (field === 'phone' && isEmpty) return problemText('noContactRoute');
  const isNeeded = sourceFields(values.findMethod).some(({ name, needed }) => name === field && needed);
  return isNeeded && isEmpty ? problemText('neededForMethod') : null;
}
