import type { Metadata } from 'next';
import { NothingNew } from '@/features/company-life/components/nothing-new';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { TemplateParts } from '@/features/templates/components/template-parts';
import { showTemplates } from '@/features/templates/queries';
import { templateSources } from '@/features/templates/sources';
import { may } from '@/domain/access/permissions';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Templates' };

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ from?: string | string[] }> };

/** What the CRO's other companies have that this one could begin with. */
export default async function TemplatesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { from: asked } = await searchParams;
  const { own, sources } = await callOrNotFound(templateSources, slug, {});
  const chosen = sources.find((source) => source.slug === asked) ?? sources[0];
  const { actor } = await frameOf(slug);
  const resting = !may(actor, 'templates.copy');
  return (
    <>
      <SettingsTabs slug={slug} active="templates" readSettings />
      <PageHeader
        title="Templates"
        lead="Copy what works from another company that you run. A copy becomes a version of its own here: nothing stays shared, no customer, person, product or supplier comes with it, and nobody here sees where it came from."
      />
      {resting ? <NothingNew what="copies" /> : null}
      {resting ? null : chosen ? (
        <>
          <TabLinks
            label="Copy from"
            links={sources.map((source) => ({
              href: `/t/${slug}/settings/templates?from=${source.slug}`,
              label: source.name,
              active: source.slug === chosen.slug,
            }))}
          />
          <TemplateParts
            slug={slug}
            from={chosen.slug}
            here={own}
            there={await callOrNotFound(showTemplates, chosen.slug, {})}
          />
        </>
      ) : (
        <EmptyState
          title="You run no other company"
          why="Once you are CRO of a second company, its stage model, value plan, board agenda and import mappings can be copied here."
          action={<LinkButton href="/portfolio">Portfolio</LinkButton>}
        />
      )}
    </>
  );
}
