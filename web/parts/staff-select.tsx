import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useLocalized } from '../words/words.ts';
import type { Organisation } from './command-form/facts.ts';
import { organisationQuery } from './organisation.ts';

type Member = Organisation['staff'][number];

/** Chooses somebody who is at the bank and may be given an improvement, by name or number. Whoever it was given to keeps
 *  their name, although they may not be chosen any more. In a `Form.Item`, which gives it value and change. */
export function StaffSelect(props: SelectProps<string>) {
  const localized = useLocalized();
  const { data } = useQuery(organisationQuery);
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      options={[...(data?.staff.values() ?? [])]
        .filter((member) => mayBeChosen(member) || member.staffId === props.value)
        .map((member) => ({
          value: member.staffId,
          label: `${localized(member.name)} ${member.employeeNo}`,
          disabled: !mayBeChosen(member),
        }))}
      {...props}
    />
  );
}

function mayBeChosen({ active, mayHandleComplaints }: Pick<Member, 'active' | 'mayHandleComplaints'>): boolean {
  return active && mayHandleComplaints;
}
