import { useNames } from './organisation.ts';

/** The name of a member of staff; says so when nobody is meant. */
export function StaffName({ staffId }: { readonly staffId: string | null }) {
  const names = useNames();
  return <span className={staffId === null ? 'quiet' : undefined}>{names.staff(staffId)}</span>;
}
