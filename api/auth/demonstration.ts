import type { LocalizedText } from '../../domain/process/definition.ts';
import type { Models } from '../../models/connect.ts';
import type { Account } from '../../models/sign-in.ts';

/** What every account of the demonstration is opened with. It protects nothing: production refuses these accounts. */
export const demoPassword = 'six-steps-to-market';

/** Accounts of the demonstration to try Tuoke with. */
export interface Demonstration {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly name: LocalizedText }[];
}

/** One account of the demonstration for each kind of work, the first of its kind; null where there is none. */
export async function demonstrationOf({ accounts, staff }: Models): Promise<Demonstration | null> {
  const found = await accounts
    .find({ isDemo: true }, { staffId: 1, email: 1 })
    .sort({ email: 1 })
    .lean<Pick<Account, 'staffId' | 'email'>[]>();
  if (found.length === 0) return null;
  const active = await staff.find({ _id: { $in: found.map(({ staffId }) => staffId) }, active: true }).lean();
  const memberOf = new Map(active.map((member) => [member._id, member]));
  const byWork = Map.groupBy(
    found.flatMap(({ staffId, email }) => {
      const member = memberOf.get(staffId);
      return member === undefined ? [] : [{ email, name: member.name, work: member.profiles.join(' ') }];
    }),
    ({ work }) => work,
  );
  const firsts = [...byWork.values()].flatMap(([first]) =>
    first === undefined ? [] : [{ email: first.email, name: first.name }],
  );
  return firsts.length === 0 ? null : { password: demoPassword, accounts: firsts };
}
