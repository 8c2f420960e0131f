/** Whether a reader may see who the customer is; telephone and ID numbers are masked for everybody and revealed one by one. */
export type Sight = 'names' | 'noNames';

/** Stands for what is left out. A command that carries it was filled in from a masked page. */
export const maskMark = '••••';

/** Fields that are personal whatever they hold. */
const personalKeys: Readonly<Record<string, (value: string) => string>> = {
  phone: lastFour,
  customerPhone: lastFour,
  coreBankCustomerNo: lastFour,
  contractNo: lastFour,
  email: (value) => `${value.slice(0, 1)}${maskMark}${value.slice(Math.max(value.lastIndexOf('@'), 1))}`,
  address: (value) => `${value.slice(0, Math.min(6, Math.floor(value.length / 3)))}${maskMark}`,
};

/** Numbers that people write into texts: nine digits or more in one run (mobile, ID, account), a mobile or landline in
 *  groups, anything international. Dates and amounts with separators stay. */
const numbersInText =
  /\+\d[\d -]{6,}\d|(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)|\d{9,}[Xx]?/g;

/** Strings that name no person: ids, codes and dates. Every other string is left out for a reader without names. */
const namelessKeys: ReadonlySet<string> = new Set([
  'appointmentId',
  'branchId',
  'campaignId',
  'holdId',
  'maintainingManagerId',
  'meetingId',
  'objectionId',
  'ownerId',
  'promiseId',
  'prospectId',
  'stakeholderId',
  'stakeholderIds',
  'taskId',
  'teamId',
  'visitPlanId',
  'assigneeId',
  'agreedBy',
  'confirmedBy',
  'createdBy',
  'decidedBy',
  'submittedBy',
  'audience',
  'code',
  'consent',
  'criteria',
  'criterion',
  'customerType',
  'deadlineKey',
  'decision',
  'duplicateCheck',
  'findMethod',
  'fromPhase',
  'hasPurchaseAuthority',
  'key',
  'kind',
  'mediaSubSource',
  'method',
  'nature',
  'objectionStep',
  'orientation',
  'phase',
  'publishedOn',
  'pursuitType',
  'quadrant',
  'result',
  'role',
  'signedOn',
  'status',
  'strategy',
  'suitability',
  'technique',
  'type',
]);

const idKeys = /(?:Ids?|Key|By)$|^code$/;

function lastFour(value: string): string {
  return value.length > 6 ? `${maskMark}${value.slice(-4)}` : maskMark;
}

/** One string as a reader sees it.   @param key name of the field that holds it, or holds the list it is in */
export function maskText(key: string, value: string, sight: Sight): string {
  if (sight === 'noNames') return namelessKeys.has(key) ? value : maskMark;
  const personal = personalKeys[key];
  if (personal !== undefined) return personal(value);
  return idKeys.test(key) ? value : value.replaceAll(numbersInText, lastFour);
}

/** A record, or some of its fields, as a reader sees it: personal data masked at every depth, nothing else changed. */
export function maskRecord<Value>(record: Value, sight: Sight): Value {
  return maskAny('', record, sight) as Value;
}

function maskAny(key: string, value: unknown, sight: Sight): unknown {
  if (typeof value === 'string') return maskText(key, value, sight);
  if (Array.isArray(value)) return value.map((item) => maskAny(key, item, sight));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, maskAny(name, field, sight)]));
}

/** The clear text at a JSON pointer of a record, when it is one that is masked; null otherwise. */
export function clearTextAt(record: object, pointer: string): string | null {
  const keys = pointer.split('/').slice(1);
  let value: unknown = record;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  const name = keys.findLast((key) => !/^\d+$/.test(key)) ?? '';
  return typeof value === 'string' && maskText(name, value, 'names') !== value ? value : null;
}
