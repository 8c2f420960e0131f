import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useLocalized } from '../words/words.ts';
import { organisationQuery } from './organisation.ts';

/** Chooses somebody who is at the bank and may be given an improvement, by name or number. In a `Form.Item`, which gives it value and change. */
export function StaffSelect(props: SelectProps<string>) {
  const localized = useLocalized();
  const { data } = useQuery(organisationQuery);
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      options={[...(data?.staff.values() ?? [])]
        .filter(({ active, mayHandleComplaints }) => active && mayHandleComplaints)
        .map(({ staffId, name, employeeNo }) => ({ value: staffId, label: `${localized(name)} ${employeeNo}` }))}
      {...props}
    />
  );
}
