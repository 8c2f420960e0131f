import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { profilesOf, titleCodes, titles, type TitleCode } from '../../../domain/staff/titles.ts';
import { accountEmail } from '../../../contracts/sign-in.ts';
import { explain, mistakeOfIssue } from '../../parts/command-form/explain.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { profileWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** The form's values: the body of the request. */
export interface StaffValues {
  readonly employeeNo: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly email: string;
  readonly titles: TitleCode[];
  readonly branchId: string;
  readonly teamId: string | null;
}

export function StaffFields({ isNew }: { readonly isNew: boolean }) {
  const t = useWords(words);
  const localized = useLocalized();
  const needed = [{ required: true, message: t('needed') }];
  // By the contract and in the words of the page: a browser has words of its own, and hides all other mistakes.
  const checkEmail = (_rule: unknown, email = '') => {
    const [issue] = email === '' ? [] : (accountEmail.safeParse(email).error?.issues ?? []);
    return issue === undefined
      ? Promise.resolve()
      : Promise.reject(new Error(localized(explain(mistakeOfIssue(issue)))));
  };
  return (
    <>
      <Form.Item name="employeeNo" label={t('employeeNo')} rules={needed}>
        <Input disabled={!isNew} maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['name', 'zh']} label={t('nameZh')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('nameEn')} extra={t('nameEnHint')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('email')} rules={[...needed, { validator: checkEmail }]}>
        <Input type="email" maxLength={200} autoComplete="off" />
      </Form.Item>
      <TitleField />
      <PlaceFields />
    </>
  );
}

function TitleField() {
  const t = useWords(words);
  const localized = useLocalized();
  const chosen = Form.useWatch<TitleCode[] | undefined>('titles') ?? [];
  const profiles = profilesOf(chosen).map((profile) => localized(profileWords[profile]));
  return (
    <Form.Item
      name="titles"
      label={t('titles')}
      extra={profiles.length === 0 ? t('titlesHint') : t('brings', { profiles: profiles.join(' · ') })}
      rules={[{ required: true, message: t('needed') }]}
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={titleCodes.map((code) => ({ value: code, label: localized(titles[code].text) }))}
      />
    </Form.Item>
  );
}

function PlaceFields() {
  const t = useWords(words);
  const localized = useLocalized();
  const form = Form.useFormInstance<StaffValues>();
  const branchId = Form.useWatch<string | undefined>('branchId');
  const { data: organisation } = useQuery(organisationQuery);
  const branches = [...(organisation?.branches.values() ?? [])].filter(({ active }) => active);
  const teams = [...(organisation?.teams.values() ?? [])].filter((team) => team.active && team.branchId === branchId);
  return (
    <>
      <Form.Item name="branchId" label={t('branch')} rules={[{ required: true, message: t('needed') }]}>
        <Select
          onChange={() => form.setFieldValue('teamId', null)}
          options={branches.map((branch) => ({ value: branch.branchId, label: localized(branch.name) }))}
        />
      </Form.Item>
      <Form.Item name="teamId" label={t('team')}>
        <Select
          allowClear
          placeholder={t('noTeam')}
          options={teams.map((team) => ({ value: team.teamId, label: localized(team.name) }))}
        />
      </Form.Item>
    </>
  );
}
