import { registerComplaintBody, registrationPreviewBody } from '../../../contracts/complaint.ts';
import { name } from '../../../contracts/common.ts';
import { phoneIn } from '../../../contracts/phone.ts';
import { complaintCategoryWords, complaintChannelWords } from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintChannel } from '../../../domain/complaint/catalogue.ts';
import { lacksContact } from '../../../domain/complaint/reach.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { StaffProfile } from '../../../domain/prospect/catalogue.ts';
import type { OperationInput } from '../../client/operation-types.ts';
import type { Choice } from '../../parts/command-form/choices.ts';
import type { Organisation, Values } from '../../parts/command-form/facts.ts';
import { fieldsOfSchema, type Field } from '../../parts/command-form/fields.ts';

/** What is filled in: as the API takes it, but for who complains. */
export const registrationContract = registerComplaintBody
  .omit({ customer: true })
  .extend({ name: name.nullable().default(null), phone: phoneIn.nullable().default(null) });

export const registrationFields = fieldsOfSchema(registrationContract);

/** What is asked of everybody: five at most, so that nobody puts it off (8.3). */
export const askedFields = ['name', 'phone', 'category', 'description', 'customerDemand'] as const;
/** What is known by itself in most cases. */
export const furtherFields = [
  'channel',
  'receivedAt',
  'contact',
  'complainedStaffId',
  'branchId',
  'settledOnTheSpot',
] as const;

/** How a complaint most likely came to somebody. */
const channelsOf: Partial<Record<StaffProfile, ComplaintChannel>> = {
  customerManager: 'manager',
  wealthManager: 'manager',
  seniorWealthManager: 'manager',
  lobbyManager: 'lobby',
  teller: 'counter',
};

/** What the form begins with. */
export function beginRegistration(profiles: readonly StaffProfile[]): Values {
  const own = profiles.flatMap((profile) => channelsOf[profile] ?? []);
  return { channel: own[0] ?? 'phone', settledOnTheSpot: false };
}

type Body = OperationInput<'registerComplaint'>['body'];

/** What was filled in as the API takes it.   @param prospectId whose customer complains; undefined: as was typed */
export function bodyOf({ name: typed, phone, ...rest }: Values, prospectId: string | undefined): Body {
  const customer =
    prospectId !== undefined
      ? { kind: 'prospect', prospectId }
      : typeof typed === 'string'
        ? { kind: 'customer', name: typed, phone: phone ?? null }
        : { kind: 'anonymous' };
  return { ...rest, customer } as unknown as Body;
}

export type PreviewBody = OperationInput<'previewRegistration'>['body'];

/** What a preview is asked with; null while it is not answered what severity and limits follow from. */
export function previewBodyOf(payload: Values, prospectId: string | undefined): PreviewBody | null {
  const { description: _, customerDemand: __, contact: ___, customer, ...answers } = bodyOf(payload, prospectId);
  const body = { ...answers, customer: customer.kind === 'customer' ? nameless(customer) : customer };
  return registrationPreviewBody.safeParse(body).success ? body : null;
}

function nameless<Named extends { readonly name: string }>({ name: _, ...others }: Named): Omit<Named, 'name'> {
  return others;
}

/** Whether a case of what was filled in would have no way to reach the customer.   @param payload once its channel is chosen */
export function lacksContactIn(payload: Values, prospectId: string | undefined): boolean {
  const { contact, phone, channel } = payload as Partial<Record<string, string | null>>;
  return lacksContact({
    channel: (channel ?? 'phone') as ComplaintChannel,
    contact: contact ?? '',
    customer: { phone: phone ?? null, coreBankCustomerNo: null },
    prospectId: prospectId ?? null,
  });
}

/** What can be chosen in a field; null when it is not chosen from a list. */
export function registrationChoices(
  field: Field,
  { staff, branches }: Pick<Organisation, 'staff' | 'branches'>,
): readonly Choice[] | null {
  const of = (words: Readonly<Record<string, LocalizedText>>): readonly Choice[] =>
    field.codes.map((value) => ({ value, label: words[value] ?? { zh: value, en: value }, description: null }));
  switch (field.name) {
    case 'category':
      return of(complaintCategoryWords);
    case 'channel':
      return of(complaintChannelWords);
    case 'complainedStaffId':
      return staff
        .filter(({ active }) => active)
        .map(({ staffId, name: who, employeeNo }) => ({
          value: staffId,
          label: { zh: `${who.zh}（${employeeNo}）`, en: `${who.en} (${employeeNo})` },
          description: null,
        }));
    case 'branchId':
      return branches
        .filter(({ active }) => active)
        .map(({ branchId, name: label }) => ({ value: branchId, label, description: null }));
    default:
      return null;
  }
}
