/** The input of the shielding tutorial in format version 2, with its numbers. */
export const dshield1 = `"$schema" = "plasma.schema.json"

[meta]
format_version = 2

[meta.unit_conversion]
dx = 0.001
to_c = 1000.0

[meta.physical]
density_m3 = 1.0e13

[[meta.physical.species]]
label = "electron"
mass_ratio = 1.0
temperature_eV = 3.0

[[meta.physical.species]]
label = "ion"
mass_ratio = 900.0

[[meta.physical.conductors]]
group = "body"
potential_V = -7.5

[jobcon]
nstep = 10000

[digcon]
field_output_interval = 5
ijdiag = 5

[tmgrid]
dt = 0.05
nx = 128
ny = 128
nz = 126

[system]
potential_boundary_mode = [1, 1, 1]
nfbnd = [0, 0, 0]

[mpi]
nodes = [4, 4, 32]

[species_groups.common]
npin = 103219200 # 50 · 128 · 128 · 126
npbnd = [2, 2, 2]
ipahdf = 0
ipadig = 1024

[[species]]
group_id = "common"
wp = 0.5950737974070107
qm = -1.0
path = 2.422984428907874

[[species]]
group_id = "common"
wp = 0.019835793246900355
qm = 0.0011111111111111111

[ptcond.conductor_groups.body]
mtd_vchg = -1
pfixed = -14.677133856825044

[[ptcond.objects]]
conductor = "body"
geotype = 2
bdyradius = 10.0
bdycoord = [64, 64, 63]
`;
