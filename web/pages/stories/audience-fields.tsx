import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Radio, Select } from 'antd';
import { contactChannels } from '../../../domain/complaint/catalogue.ts';
import { complaintContactWords } from '../../../domain/complaint/catalogue-words.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { useNow } from '../../parts/use-now.ts';
import { bankDate } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

const reaches = ['bank', 'customers'] as const;

/** Whom a story is told to; for customers, by which branches, and that the customer it is about agreed. */
export function AudienceFields() {
  const t = useWords(words);
  const reach = Form.useWatch<(typeof reaches)[number] | undefined>(['audience', 'reach']);
  return (
    <>
      <Form.Item name={['audience', 'reach']} label={t('audience')}>
        <Radio.Group options={reaches.map((one) => ({ value: one, label: t(`for_${one}`) }))} />
      </Form.Item>
      {reach === 'customers' && <ForCustomers />}
    </>
  );
}

function ForCustomers() {
  const t = useWords(words);
  const localized = useLocalized();
  const today = bankDate(useNow());
  const { data: organisation } = useQuery(organisationQuery);
  const branches = [...(organisation?.branches.values() ?? [])].filter(({ active }) => active);
  const channel = Form.useWatch<string | undefined>(['consent', 'channel']);
  const givenOn = Form.useWatch<string | undefined>(['consent', 'givenOn']);
  // Both or neither: half a consent is none.
  const isBegun = Boolean(channel) || Boolean(givenOn);
  const rules = [{ required: isBegun, message: t('bothOrNeither') }];
  return (
    <>
      <Form.Item
        name={['audience', 'branchIds']}
        label={t('branches')}
        rules={[{ required: true, message: t('needed') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={branches.map(({ branchId, name }) => ({ value: branchId, label: localized(name) }))}
        />
      </Form.Item>
      {!isBegun && <Alert type="info" showIcon title={t('consentLater')} className="story-note" />}
      <Form.Item name={['consent', 'channel']} label={t('consent')} rules={rules}>
        <Select
          allowClear
          options={contactChannels.map((code) => ({ value: code, label: localized(complaintContactWords[code]) }))}
        />
      </Form.Item>
      <Form.Item name={['consent', 'givenOn']} label={t('givenOn')} rules={rules}>
        <Input type="date" max={today} />
      </Form.Item>
    </>
  );
}
