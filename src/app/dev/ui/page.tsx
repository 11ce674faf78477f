import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/ui/layout/page-header';
import { ChartsGallery } from './charts-gallery';
import { ControlsGallery } from './controls-gallery';
import { FieldsGallery } from './fields-gallery';
import { GalleryFrame } from './gallery-frame';
import { LayoutGallery } from './layout-gallery';
import { MessagesGallery } from './messages-gallery';

export const metadata: Metadata = { title: 'Gallery' };

/** Every component in its states, for looking and for the accessibility and picture tests. */
export default function GalleryPage() {
  // Read at run time: one build serves both.
  if (process.env.NODE_ENV === 'production' && process.env.COMMITPOINT_GALLERY !== '1') notFound();
  return (
    <GalleryFrame>
      <PageHeader
        title="Components"
        lead="Each part of the interface in each of its states, on invented figures."
      />
      <LayoutGallery />
      <ChartsGallery />
      <ControlsGallery />
      <FieldsGallery />
      <MessagesGallery />
    </GalleryFrame>
  );
}
