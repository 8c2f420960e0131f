import { commonWords } from '../words/common.ts';
import { useWords } from '../words/words.ts';
import { useNames } from './organisation.ts';

/** The name of a member of staff; says so when nobody is meant, and first of all when the person has left the bank. */
export function StaffName({ staffId }: { readonly staffId: string | null }) {
  const names = useNames();
  const common = useWords(commonWords);
  return (
    <span className={staffId === null ? 'quiet' : undefined}>
      {names.hasLeft(staffId) && <strong className="owner-left">{common('hasLeft')}</strong>} {names.staff(staffId)}
    </span>
  );
}
