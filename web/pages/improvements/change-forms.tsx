import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { boundsOf } from '../../../domain/when.ts';
import type { OperationInput } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaffSelect } from '../../parts/staff-select.tsx';
import { useNow } from '../../parts/use-now.ts';
import { bankDate } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Improvement } from './query.ts';
import { words } from './words.ts';

type Change = OperationInput<'changeImprovement'>['body']['change'];
type Kind = Change['kind'];

interface Values {
  readonly ownerId?: string;
  readonly dueOn?: string;
  readonly result?: string;
  readonly reason?: string;
}

/** What can be done with an item as it stands. */
export function ChangeForms({ item }: { readonly item: Improvement }) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const kinds: readonly Kind[] =
    item.status === 'inProgress' ? ['finish', 'plan', 'decline'] : ['plan', 'begin', 'finish', 'decline'];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'plan');
  const [form] = Form.useForm<Values>();
  const write = useWrite('changeImprovement');
  const send = (values: Values): void =>
    write.mutate(
      {
        params: { itemId: item.itemId },
        // The form shows exactly the fields of the kind.
        body: { expectedRevision: item.revision, change: { ...values, kind } as Change },
      },
      {
        onSuccess: () => void message.success(t('saved')),
        onError: (error) => {
          const mistakes = fieldMistakes(error, localized);
          form.setFields(mistakes.map(({ name, errors }) => ({ name: name.at(-1) as keyof Values, errors })));
        },
      },
    );
  return (
    <section className="improve-change" aria-label={t('change')}>
      <h2>{t('change')}</h2>
      <Segmented<Kind>
        block
        value={kind}
        onChange={setKind}
        options={kinds.map((one) => ({ value: one, label: t(one) }))}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ ownerId: item.ownerId, dueOn: item.dueOn }}
        onFinish={send}
      >
        <Fields kind={kind} />
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t(kind)}
        </Button>
      </Form>
      {isProblem(write.error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(write.error, 'VALIDATION_FAILED') && <ProblemText error={write.error} />
      )}
    </section>
  );
}

function Fields({ kind }: { readonly kind: Kind }) {
  const t = useWords(words);
  const now = useNow();
  const [today, lastDay] = [bankDate(now), bankDate(boundsOf('ahead', now).toMs)];
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  switch (kind) {
    case 'plan':
      return (
        <>
          <p className="quiet">{t('planText')}</p>
          <Form.Item name="ownerId" label={t('owner')} rules={needed}>
            <StaffSelect />
          </Form.Item>
          <Form.Item name="dueOn" label={t('dueOn')} rules={needed}>
            <Input type="date" min={today} max={lastDay} />
          </Form.Item>
        </>
      );
    case 'begin':
      return <p className="quiet">{t('beginText')}</p>;
    case 'finish':
      return (
        <Form.Item name="result" label={t('result')} extra={t('replyHint')} rules={needed}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      );
    case 'decline':
      return (
        <Form.Item name="reason" label={t('reason')} extra={t('replyHint')} rules={needed}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      );
  }
}
