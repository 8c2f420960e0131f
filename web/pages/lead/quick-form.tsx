import { Button, Checkbox, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import { CapturedNotice } from './captured.tsx';
import { DuplicateHint } from './duplicate-hint.tsx';
import { Refusal } from './full-form.tsx';
import { useLead } from './use-lead.ts';
import type { LeadValues } from './values.ts';
import { words } from './words.ts';

/** Name, number and a word on what the visitor wants; no mouse needed. */
export function QuickForm() {
  const t = useWords(words);
  const me = useMe();
  const lead = useLead('lobby');
  const name = useRef<InputRef>(null);
  const { form, initial, captured, isSending } = lead;
  const phone = Form.useWatch<LeadValues['phone']>('phone', form) ?? '';
  useEffect(() => {
    if (captured === null) name.current?.focus();
  }, [captured]);
  if (captured !== null)
    return <CapturedNotice captured={captured} ownsLeads={hasProfile(me, ...ownerProfiles)} onNext={lead.next} />;
  return (
    <Form
      form={form}
      name="quick-lead"
      layout="vertical"
      className="lead-form lead-quick"
      initialValues={initial}
      aria-label={t('quickTitle')}
      onValuesChange={lead.onChange}
      onFinish={lead.send}
      onKeyDown={goToNextField}
      noValidate
    >
      <Form.Item name="name" label={t('name')} required>
        <Input ref={name} size="large" type="text" autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} required>
        <Input size="large" type="tel" inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('quickNote')}>
        <Input size="large" type="text" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        getValueProps={(consent: LeadValues['consent']) => ({ checked: consent === 'given' })}
        getValueFromEvent={({ target }: { target: { checked: boolean } }) => (target.checked ? 'given' : 'none')}
      >
        <Checkbox>{t('agreed')}</Checkbox>
      </Form.Item>
      <DuplicateHint phone={phone} coreBankCustomerNo="" />
      <div className="lead-foot">
        <Refusal lead={lead} />
        <Button type="primary" size="large" htmlType="submit" loading={isSending}>
          {t('submit')}
        </Button>
        <span className="quiet wide-only">{t('quickKeys')}</span>
      </div>
    </Form>
  );
}

/** Enter goes on, until the last field, where it submits. */
function goToNextField(event: KeyboardEvent<HTMLFormElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=text], input[type=tel]')];
  const next = inputs[inputs.indexOf(target) + 1];
  if (!inputs.includes(target) || next === undefined) return;
  event.preventDefault();
  next.focus();
}
