import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useLocalized } from '../words/words.ts';
import { organisationQuery, useNames } from './organisation.ts';

/** Chooses somebody who is at the bank and may be given an improvement, by name or number; whoever may not be chosen any more is
 *  still named. In a `Form.Item`, which gives it value and change. */
export function StaffSelect(props: SelectProps<string>) {
  const localized = useLocalized();
  const names = useNames();
  const { data } = useQuery(organisationQuery);
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      options={[...(data?.staff.values() ?? [])]
        .filter(({ active, mayHandleComplaints }) => active && mayHandleComplaints)
        .map(({ staffId, name, employeeNo }) => ({ value: staffId, label: `${localized(name)} ${employeeNo}` }))}
      labelRender={({ label, value }) => label ?? names.staff(String(value))}
      {...props}
    />
  );
}
