import { fileURLToPath } from 'node:url';

const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

// JavaScript, so that the server does not compile it at every start.
/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The pages are small and travel through an ssh tunnel that compresses by itself or not at all.
  compress: true,
  devIndicators: false,
  // Below a base path the list of runs is at `/node/c013/46291/`, which some portals redirect without the slash.
  skipTrailingSlashRedirect: true,
  outputFileTracingRoot: repositoryRoot,
  // Turbopack does not read './x.js' as './x.ts': relative imports carry no ending, except in src/server (plain Node).
  turbopack: { root: repositoryRoot },
  // `npm run typecheck` is its own task; a build on somebody's login node should not pay for it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
