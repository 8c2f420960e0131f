import { Button, Drawer, Form, Input } from 'antd';
import { leakKinds } from '../../../domain/story/leaks.ts';
import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { AudienceFields } from './audience-fields.tsx';
import { leakWords, words } from './words.ts';

export type Story = OperationAnswer<'listStories'>['items'][number];
type Body = Omit<OperationInput<'writeStory'>['body'], 'complaintId'>;
/** A field that was not filled in yet is not there. */
type Values = Omit<Body, 'consent'> & { readonly consent?: Partial<NonNullable<Body['consent']>> | undefined };

/** What the fields mean: a story that stays in the bank says nothing of the customer's consent. */
function bodyOf({ audience = { reach: 'bank' }, consent, ...texts }: Values): Body {
  const { channel, givenOn } = consent ?? {};
  const isGiven = audience.reach === 'customers' && channel !== undefined && givenOn !== undefined && givenOn !== '';
  return { ...texts, audience, consent: isGiven ? { channel, givenOn } : null };
}

interface Props {
  /** The case that it is written from; with a story, its own. */
  readonly complaintId: string;
  /** The draft that is changed; a new one when left out. */
  readonly story?: Story;
  readonly onClose: () => void;
}

/** Writes a story, or changes a draft. Whatever leads to a person is said at its field. */
export function StoryForm({ complaintId, story, onClose }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const [form] = Form.useForm<Values>();
  const write = useWrite('writeStory');
  const rewrite = useWrite('rewriteStory');
  const { error, isPending } = story === undefined ? write : rewrite;
  const outcome = {
    onSuccess: () => {
      void message.success(t('saved'));
      onClose();
    },
    onError: (problem: Error) => {
      const mistakes = fieldMistakes(problem, localized, {}, leakTexts);
      form.setFields(mistakes.map(({ name, errors }) => ({ name: name as never, errors })));
    },
  };
  const send = (values: Values): void => {
    const body = bodyOf(values);
    if (story === undefined) write.mutate({ body: { complaintId, ...body } }, outcome);
    else
      rewrite.mutate(
        { params: { storyId: story.storyId }, body: { expectedRevision: story.revision, ...body } },
        outcome,
      );
  };
  return (
    <Drawer open size={560} title={t(story === undefined ? 'write' : 'rewrite')} onClose={onClose}>
      <p className="quiet">{t('hint')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ...story,
          audience: story?.audience ?? { reach: 'bank' },
          consent: story?.origin?.consent ?? undefined,
        }}
        onFinish={send}
      >
        <Fields />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t(story === undefined ? 'send' : 'save')}
        </Button>
      </Form>
      {isProblem(error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(error, 'VALIDATION_FAILED') && <ProblemText error={error} />
      )}
    </Drawer>
  );
}

const leakTexts = Object.fromEntries(leakKinds.map((kind) => [`leak_${kind}`, leakWords[kind]]));

function Fields() {
  const t = useWords(words);
  const rules = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="title" label={t('name')} rules={rules}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {(['happened', 'done', 'lesson'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(name)} rules={rules}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      ))}
      <AudienceFields />
    </>
  );
}
