import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { customerTypes, ownerProfiles, pursuitTypes } from '../../../domain/prospect/catalogue.ts';
import { MoneyInput } from '../../parts/command-form/inputs/money-input.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import { customerTypeWords, pursuitTypeWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { isProblem } from '../../client/problem.ts';
import { CapturedNotice } from './captured.tsx';
import { DuplicateHint } from './duplicate-hint.tsx';
import { OwnerSelect } from './owner-select.tsx';
import { SourceFields } from './source-fields.tsx';
import { useLead, type LeadForm } from './use-lead.ts';
import type { LeadValues } from './values.ts';
import { words } from './words.ts';

/** Every field of a lead. */
export function FullForm() {
  const t = useWords(words);
  const me = useMe();
  const lead = useLead('full');
  const { form, initial, isRestored, isSending, captured } = lead;
  const ownsLeads = hasProfile(me, ...ownerProfiles);
  if (captured !== null) return <CapturedNotice captured={captured} ownsLeads={ownsLeads} onNext={lead.next} />;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    lead.send();
  };
  return (
    <Form
      form={form}
      name="lead"
      layout="vertical"
      className="lead-form"
      initialValues={initial}
      aria-label={t('title')}
      onValuesChange={lead.onChange}
      onFinish={lead.send}
      onKeyDown={onKeyDown}
      noValidate
    >
      {isRestored && (
        <Alert
          className="lead-notice"
          type="info"
          title={t('draftKept')}
          action={
            <Button size="small" onClick={lead.startOver}>
              {t('startOver')}
            </Button>
          }
        />
      )}
      <WhoFields />
      <fieldset>
        <legend>{t('how')}</legend>
        <SourceFields />
      </fieldset>
      <WhatFields ownsLeads={ownsLeads} />
      <div className="lead-foot">
        <Refusal lead={lead} />
        <Button type="primary" htmlType="submit" loading={isSending}>
          {t('submit')}
        </Button>
        <span className="quiet wide-only">{t('keys')}</span>
      </div>
    </Form>
  );
}

/** What stands in the way besides single fields; it stands with the button, which is always in sight. */
export function Refusal({ lead: { error, mistakes } }: { readonly lead: LeadForm }) {
  const t = useWords(words);
  if (mistakes.length > 0)
    return (
      <Alert
        className="lead-notice"
        type="error"
        role="alert"
        showIcon
        title={t('mistakes', { count: mistakes.length })}
      />
    );
  if (isProblem(error, 'PROSPECT_OPEN'))
    return <Alert className="lead-notice" type="warning" role="alert" showIcon title={t('pursuedAlready')} />;
  return (
    error !== null && (
      <div className="lead-notice">
        <ProblemText error={error} />
      </div>
    )
  );
}

function WhoFields() {
  const t = useWords(words);
  const localized = useLocalized();
  const phone = Form.useWatch<LeadValues['phone']>('phone') ?? '';
  const coreBankCustomerNo = Form.useWatch<LeadValues['coreBankCustomerNo']>('coreBankCustomerNo') ?? '';
  const isCommunity = Form.useWatch<LeadValues['customerType']>('customerType') === 'community';
  return (
    <fieldset>
      <legend>{t('who')}</legend>
      <div className="field-grid">
        <Form.Item name="name" label={t('name')} required className="wide-field">
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="customerType" label={t('customerType')} required className="wide-field">
          <Radio.Group
            options={customerTypes.map((code) => ({ value: code, label: localized(customerTypeWords[code]) }))}
          />
        </Form.Item>
        {isCommunity && (
          <Form.Item name="committeeEstablished" label={t('committeeEstablished')} className="wide-field">
            <Radio.Group
              options={[
                { value: true, label: t('established') },
                { value: false, label: t('notEstablished') },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="phone" label={t('phone')} extra={t('phoneHint')}>
          <Input type="tel" inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('email')}>
          <Input type="email" inputMode="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="address" label={t('address')} extra={t('routeHint')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="coreBankCustomerNo" label={t('coreBankCustomerNo')} extra={t('coreBankCustomerNoHint')}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <DuplicateHint phone={phone} coreBankCustomerNo={coreBankCustomerNo} />
    </fieldset>
  );
}

function WhatFields({ ownsLeads }: { readonly ownsLeads: boolean }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <fieldset>
      <legend>{t('what')}</legend>
      <div className="field-grid">
        <Form.Item name="pursuitType" label={t('pursuitType')} required>
          <Select options={pursuitTypes.map((code) => ({ value: code, label: localized(pursuitTypeWords[code]) }))} />
        </Form.Item>
        <Form.Item name="expectedValueFen" label={t('expectedValueFen')} extra={t('expectedValueHint')}>
          <MoneyInput unit={t('yuan')} />
        </Form.Item>
        <Form.Item name="consent" label={t('consent')} required extra={t('consentHint')} className="wide-field">
          <Radio.Group
            options={(['given', 'lawfulContact', 'none'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Form.Item>
        <OwnerSelect ownsLeads={ownsLeads} />
        <Form.Item name="note" label={t('note')} extra={t('noteHint')} className="wide-field">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="walkInLoan" valuePropName="checked" className="wide-field">
          <Checkbox>{t('walkInLoan')}</Checkbox>
        </Form.Item>
      </div>
    </fieldset>
  );
}
