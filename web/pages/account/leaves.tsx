import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { organisationQuery, useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useMe, type Me } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import { LeaveForm } from './leave-form.tsx';
import { words } from './words.ts';

type Absence = OperationAnswer<'listAbsences'>['absences'][number];

/** Whose leaves somebody enters and ends; the API decides. */
function isInCharge(me: Me, member: { readonly staffId: string; readonly branchId: string } | undefined): boolean {
  if (member === undefined) return false;
  if (member.staffId === me.staffId || me.capabilities.includes('configure')) return true;
  return me.capabilities.includes('allocate') && member.branchId === me.branch?.branchId;
}

/** One's own leaves, those one stands in for, and those of people in one's charge. */
export function Leaves() {
  const t = useWords(words);
  const me = useMe();
  const list = useQuery(queryOf('listAbsences'));
  const { data: organisation } = useQuery(organisationQuery);
  const end = useWrite('endAbsence');
  const members = [...(organisation?.staff.values() ?? [])].filter(({ active }) => active);
  const mayEnd = (absence: Absence) => isInCharge(me, organisation?.staff.get(absence.staffId));
  const shown = list.data?.absences.filter((absence) => mayEnd(absence) || absence.deputyId === me.staffId) ?? [];
  return (
    <section className="account-part">
      <h2>{t('leaves')}</h2>
      <p className="quiet">{t('leavesHint')}</p>
      <ProblemText error={list.error ?? end.error} />
      {list.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {list.data !== undefined && shown.length === 0 && <p>{t('noLeaves')}</p>}
      <ul className="account-list">
        {shown.map((absence) => (
          <LeaveItem
            key={absence.absenceId}
            absence={absence}
            onEnd={mayEnd(absence) ? () => end.mutate({ params: { absenceId: absence.absenceId }, body: {} }) : null}
          />
        ))}
      </ul>
      <LeaveForm members={members} away={members.filter((member) => isInCharge(me, member))} />
    </section>
  );
}

function LeaveItem({ absence, onEnd }: { readonly absence: Absence; readonly onEnd: (() => void) | null }) {
  const t = useWords(words);
  const names = useNames();
  const { staffId, deputyId, from, to, now } = absence;
  return (
    <li className="account-item">
      <span>
        <strong>{t('standsIn', { deputy: names.staff(deputyId), away: names.staff(staffId) })}</strong>
        <br />
        <span className="quiet">
          {t('days', { from, to })}
          {now && ` · ${t('now')}`}
        </span>
      </span>
      {onEnd !== null && (
        <Button size="small" onClick={onEnd}>
          {now ? t('endLeave') : t('takeBack')}
        </Button>
      )}
    </li>
  );
}
