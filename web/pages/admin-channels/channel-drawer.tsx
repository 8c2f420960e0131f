import { Button, Drawer, Form, Input, Radio, Select, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { severities } from '../../../domain/complaint/catalogue.ts';
import { channelKinds, noticeKinds } from '../../../domain/correspondence/channel.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { initialValuesOf, takesSecret, type Channel, type ChannelValues } from './channel-values.ts';
import { words } from './words.ts';

interface Props {
  /** Null: a new one. */
  readonly channel: Channel | null;
  readonly onClose: () => void;
  /** A webhook was added: its secret is told once. */
  readonly onTold: (secret: string) => void;
}

/** A channel, to be added or changed. */
export function ChannelDrawer({ channel, onClose, onTold }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const [form] = Form.useForm<ChannelValues>();
  const { save, isPending, error } = useSave({ channel, onClose, onTold }, (refused) =>
    // Ant Design takes paths such as ['filter', 'kinds'], which its type of names does not say.
    form.setFields(fieldMistakes(refused, localized) as never),
  );
  return (
    <Drawer
      open
      size={480}
      title={channel === null ? t('add') : t('editTitle', { name: channel.name })}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" htmlType="submit" form="channel" loading={isPending}>
          {t('save')}
        </Button>
      }
    >
      <Form<ChannelValues>
        id="channel"
        form={form}
        layout="vertical"
        noValidate
        scrollToFirstError
        initialValues={initialValuesOf(channel)}
        onFinish={save}
      >
        <Address channel={channel} />
        <Told />
        <Form.Item name="active" label={t('active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {isProblem(error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(error, 'VALIDATION_FAILED') && <ProblemText error={error} />
      )}
    </Drawer>
  );
}

function Address({ channel }: Pick<Props, 'channel'>) {
  const t = useWords(words);
  const isNew = channel === null;
  const kind = Form.useWatch<Channel['kind'] | undefined>('kind') ?? channel?.kind;
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="kind" label={t('kind')}>
        <Select disabled={!isNew} options={channelKinds.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="url" label={t('url')} extra={isNew ? t('urlHint') : t('urlKept')} rules={isNew ? needed : []}>
        <Input maxLength={1_000} autoComplete="off" inputMode="url" placeholder={channel?.origin ?? 'https://'} />
      </Form.Item>
      {takesSecret(kind) && (
        <Form.Item name="secret" label={t('secret')} extra={isNew ? t('secretHint') : t('secretKept')}>
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      )}
      <Form.Item name="language" label={t('language')}>
        <Radio.Group
          aria-label={t('language')}
          options={[
            { value: 'zh', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
      </Form.Item>
    </>
  );
}

/** What the channel is told of. */
function Told() {
  const t = useWords(words);
  const localized = useLocalized();
  const { data: organisation } = useQuery(organisationQuery);
  const branches = [...(organisation?.branches.values() ?? [])];
  const lists = {
    about: (['complaint', 'prospect'] as const).map((value) => ({ value, label: t(value) })),
    kinds: noticeKinds.map((value) => ({ value, label: t(value) })),
    severities: severities.map((value) => ({ value, label: localized(severityWords[value]) })),
    branchIds: branches.map(({ branchId, name }) => ({ value: branchId, label: localized(name) })),
  };
  const labels = { about: t('about'), kinds: t('kinds'), severities: t('severities'), branchIds: t('branches') };
  return (
    <>
      {(['about', 'kinds', 'severities', 'branchIds'] as const).map((field) => (
        <Form.Item key={field} name={['filter', field]} label={labels[field]}>
          <Select
            mode="multiple"
            allowClear
            placeholder={t('all')}
            showSearch={{ optionFilterProp: 'label' }}
            options={lists[field]}
          />
        </Form.Item>
      ))}
    </>
  );
}

function useSave({ channel, onClose, onTold }: Props, onError: (error: Error) => void) {
  const t = useWords(words);
  const { message } = useFeedback();
  const add = useWrite('addChannel');
  const change = useWrite('changeChannel');
  const save = ({ kind, url, secret, ...values }: ChannelValues) => {
    const settings = values as Pick<
      Parameters<typeof add.mutate>[0]['body'],
      'name' | 'language' | 'filter' | 'active'
    >;
    const entered = secret?.trim() ?? '';
    if (channel === null) {
      const body = { ...settings, kind, url, secret: takesSecret(kind) && entered !== '' ? entered : null };
      add.mutate(
        { body },
        {
          onSuccess: (added) => {
            onClose();
            if (added.secret !== null) onTold(added.secret);
          },
          onError,
        },
      );
      return;
    }
    const changed = {
      ...settings,
      version: channel.version,
      ...(url.trim() === '' ? {} : { url }),
      ...(entered === '' ? {} : { secret: entered }),
    };
    change.mutate(
      { params: { channelId: channel.channelId }, body: changed },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
        onError,
      },
    );
  };
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error };
}
