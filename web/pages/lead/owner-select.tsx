import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** Whose the lead becomes: only whoever gives customers away chooses, among the people of the own branch. */
export function OwnerSelect({ ownsLeads }: { readonly ownsLeads: boolean }) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { data } = useQuery(organisationQuery);
  if (!me.capabilities.includes('allocate')) return null;
  const owners = [...(data?.staff.values() ?? [])].filter(
    ({ active, profiles, branchId, staffId }) =>
      active &&
      branchId === me.branch?.branchId &&
      staffId !== me.staffId &&
      profiles.some((profile) => ownerProfiles.includes(profile)),
  );
  return (
    <Form.Item name="ownerId" label={t('ownerId')} className="wide-field">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={ownsLeads ? t('ownerMe') : t('ownerLater')}
        options={owners.map(({ staffId, name, employeeNo }) => ({
          value: staffId,
          label: `${localized(name)} · ${employeeNo}`,
        }))}
      />
    </Form.Item>
  );
}
