import type { Metadata } from 'next';
import { Three } from '../../../three/three';

interface RunPageProps {
  readonly params: Promise<{ run: string[] }>;
}

async function runOf({ params }: RunPageProps): Promise<string> {
  const { run } = await params;
  return run.map((part) => decodeURIComponent(part)).join('/');
}

export async function generateMetadata(props: RunPageProps): Promise<Metadata> {
  const run = await runOf(props);
  return { title: `${run.split('/').at(-1) ?? run} · 3D` };
}

export default async function ThreePage(props: RunPageProps) {
  return <Three run={await runOf(props)} />;
}
