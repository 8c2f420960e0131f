import type { LocalizedText } from '../../../domain/process/definition.ts';
import {
  appointmentMethodWords,
  closingStrategyWords,
  contactChannelWords,
  contactOutcomeWords,
  contactPurposeWords,
  criterionWords,
  customerTypeWords,
  lossReasonWords,
  objectionNatureWords,
  objectionTechniqueWords,
  objectionTypeWords,
  quadrantWords,
  reasonText,
} from '../../words/catalogue.ts';
import {
  attemptResultWords,
  authorityWords,
  criterionResultWords,
  directionWords,
  orientationWords,
  roleWords,
  suitabilityWords,
} from '../command-form/words/choices.ts';
import { formatInstant, formatMoney } from '../../words/format.ts';
import type { Language } from '../../words/language.ts';
import { deadlineWords, phaseWords, taskWords } from '../../words/process.ts';
import { fieldWords } from './field-words.ts';

/** A field that an event changed, for people. */
export interface ReadableChange {
  readonly field: string;
  readonly label: string;
  readonly lines: readonly string[];
}

/** Bookkeeping that says nothing to people. */
const unsaid: readonly string[] = ['revision', 'lastCommandRevision', 'nextNumber', 'deadlines', 'tasks', 'counters'];

const staffFields: readonly string[] = [
  'ownerId',
  'createdBy',
  'submittedBy',
  'agreedBy',
  'decidedBy',
  'confirmedBy',
  'maintainingManagerId',
];

interface Reading {
  readonly language: Language;
  readonly staff: (staffId: string) => LocalizedText;
}

/** The new values of the fields that changed; bookkeeping is left out. */
export function readableChanges(changes: Readonly<Record<string, unknown>>, reading: Reading): ReadableChange[] {
  return Object.entries(changes)
    .filter(([field]) => !unsaid.includes(field))
    .map(([field, value]) => ({
      field,
      label: wordOf(field, reading.language),
      lines: linesOf(value, field, reading),
    }));
}

/** A value that reads otherwise than before; '–' where there is or was none. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What fields read before and after they were changed; of a record only the parts, and of a list only the entries, that
 *  are not the same any more. */
export function differencesOf(before: Fields, changes: Fields, reading: Reading, above = ''): Difference[] {
  return Object.entries(changes)
    .filter(([field]) => isSaid(field, above))
    .flatMap(([field, value]) => {
      const was = before[field] ?? null;
      const label = above + wordOf(field, reading.language);
      if (isRecord(value) && (isRecord(was) || was === null))
        return differencesOf(was ?? {}, value, reading, `${label} · `);
      const [wasLines, isLines] = [entriesOf(was, field, reading), entriesOf(value, field, reading)];
      const [gone, come] = [without(wasLines, isLines), without(isLines, wasLines)];
      return gone.length + come.length === 0 ? [] : [{ label, before: joined(gone), after: joined(come) }];
    });
}

function isSaid(field: string, above: string): boolean {
  return above === '' ? !unsaid.includes(field) : !field.endsWith('Id') || staffFields.includes(field);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list entry by entry, anything else as one. */
function entriesOf(value: unknown, field: string, reading: Reading): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => linesOf(entry, field, reading).join(', '));
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  return texts.filter((text) => !others.includes(text));
}

function joined(texts: readonly string[]): string {
  return texts.length === 0 ? '–' : texts.join('; ');
}

function wordOf(field: string, language: Language): string {
  return fieldWords[field]?.[language] ?? field;
}

function linesOf(value: unknown, field: string, reading: Reading): string[] {
  const { language } = reading;
  if (Array.isArray(value)) {
    if (value.length === 0) return ['–'];
    return value.flatMap((entry) => {
      const [first = '', ...rest] = linesOf(entry, field, reading);
      return [`• ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value as Readonly<Record<string, unknown>>)
      .filter(([name, inner]) => (!name.endsWith('Id') || staffFields.includes(name)) && inner !== null)
      .flatMap(([name, inner]) => {
        const lines = linesOf(inner, name, reading);
        const label = wordOf(name, language);
        return lines.length === 1
          ? [`${label}: ${lines[0] ?? ''}`]
          : [`${label}:`, ...lines.map((line) => `  ${line}`)];
      });
  }
  if (typeof value === 'string' && staffFields.includes(field)) return [reading.staff(value)[language]];
  return [scalar(value, field, language)];
}

const catalogues: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  phase: phaseWords,
  fromPhase: phaseWords,
  customerType: customerTypeWords,
  criterion: criterionWords,
  role: roleWords,
  hasPurchaseAuthority: authorityWords,
  method: appointmentMethodWords,
  suitability: suitabilityWords,
  type: objectionTypeWords,
  nature: objectionNatureWords,
  technique: objectionTechniqueWords,
  strategy: closingStrategyWords,
  quadrant: quadrantWords,
  orientation: orientationWords,
  direction: directionWords,
  channel: contactChannelWords,
  purpose: contactPurposeWords,
  outcome: contactOutcomeWords,
  reason: lossReasonWords,
  kind: taskWords,
  code: deadlineWords,
  result: { ...criterionResultWords, ...attemptResultWords },
};

function scalar(value: unknown, field: string, language: Language): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? yes[language] : no[language];
  if (typeof value === 'number') return field.endsWith('Fen') ? formatMoney(value, language) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  const words = catalogues[field];
  if (words !== undefined && Object.hasOwn(words, value)) return words[value]?.[language] ?? value;
  if (field === 'reason' || field === 'text') return reasonText(value)[language];
  return /^\d{4}-\d\d-\d\dT/.test(value) ? formatInstant(value, language) : value;
}

const yes: LocalizedText = { zh: '是', en: 'yes' };
const no: LocalizedText = { zh: '否', en: 'no' };
