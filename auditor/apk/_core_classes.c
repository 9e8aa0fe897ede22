/* The compiled core: who descends from whom, and whose classes they are. See _core.c. */
#include "_core.h"

/* --- superclasses ---------------------------------------------------------- */

/* The 128th ancestor inside the file, or the last before: forged classes may
 * descend from each other in a circle. */
static uint32_t ancestor(const uint32_t *above, uint32_t type)
{
    for (int step = 0; step < 128 && above[type] != type; step++)
        type = above[type];
    return type;
}

static int stop_at(uint32_t *above, Py_ssize_t types, PyObject *stops)
{
    for (Py_ssize_t i = 0; i < PyList_Size(stops); i++) {
        Py_ssize_t stop = PyLong_AsSsize_t(PyList_GetItem(stops, i));
        if (stop < 0 || stop >= types)
            return PyErr_Occurred() ? 0 : refuse("no such type");
        above[stop] = (uint32_t)stop;
    }
    return 1;
}

PyObject *hierarchy(PyObject *self, PyObject *args)
{
    Py_buffer data, open;
    Py_ssize_t offset, count;
    PyObject *stops, *roots = NULL, *candidates = NULL, *found = NULL;
    uint32_t *above = NULL;
    Table classes;
    if (!PyArg_ParseTuple(args, "y*(nn)O!y*", &data, &offset, &count, &PyList_Type, &stops, &open))
        return NULL;
    if (open.len > MAX_TYPES)
        refuse("too many types");
    else if (table_at(&data, offset, count, CLASS_ROW, &classes)) {
        Py_ssize_t types = open.len;
        above = malloc(sizeof *above * (size_t)(types + 1));
        roots = PyBytes_FromStringAndSize(NULL, types * (Py_ssize_t)sizeof *above);
        candidates = PyBytes_FromStringAndSize(NULL, types);
        if (above == NULL)
            PyErr_NoMemory();
        if (above != NULL && roots != NULL && candidates != NULL) {
            for (Py_ssize_t i = 0; i < types; i++)
                above[i] = (uint32_t)i;
            for (size_t i = 0; i < classes.count; i++) {
                uint32_t own = u32(classes.rows + CLASS_ROW * i);
                uint32_t super = u32(classes.rows + CLASS_ROW * i + 8);
                if (own < (size_t)types && super < (size_t)types)
                    above[own] = super;
            }
            if (stop_at(above, types, stops)) {
                for (Py_ssize_t i = 0; i < types; i++) {
                    uint32_t root = ancestor(above, (uint32_t)i);
                    memcpy(PyBytes_AsString(roots) + (size_t)i * sizeof root, &root, sizeof root);
                    PyBytes_AsString(candidates)[i] = bytes_of(&open)[root] != 0;
                }
                found = Py_BuildValue("OO", roots, candidates);
            }
        }
    }
    free(above);
    Py_XDECREF(roots);
    Py_XDECREF(candidates);
    PyBuffer_Release(&data);
    PyBuffer_Release(&open);
    return found;
}

PyObject *superclasses(PyObject *self, PyObject *args)
{
    Py_buffer data, kept;
    Py_ssize_t offset, count;
    PyObject *found = NULL;
    Table classes;
    int fine = 0;
    if (!PyArg_ParseTuple(args, "y*(nn)y*", &data, &offset, &count, &kept))
        return NULL;
    if (table_at(&data, offset, count, CLASS_ROW, &classes) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (size_t i = 0; fine && i < classes.count; i++) {
            uint32_t own = u32(classes.rows + CLASS_ROW * i);
            uint32_t super = u32(classes.rows + CLASS_ROW * i + 8);
            if (super != NO_INDEX && own < size_of(&kept) && bytes_of(&kept)[own])
                fine = append(found, Py_BuildValue("kk", (unsigned long)own, (unsigned long)super));
        }
    }
    PyBuffer_Release(&data);
    PyBuffer_Release(&kept);
    return done(found, fine);
}

PyObject *below(PyObject *self, PyObject *args)
{
    Py_buffer roots, defined;
    Py_ssize_t top;
    PyObject *found;
    int fine = 1;
    if (!PyArg_ParseTuple(args, "y*y*n", &roots, &defined, &top))
        return NULL;
    found = PyList_New(0);
    fine = found != NULL;
    for (size_t i = 0; fine && i < size_of(&defined) && i < size_of(&roots) / 4; i++) {
        uint32_t root;
        memcpy(&root, bytes_of(&roots) + 4 * i, sizeof root);
        if (root == (size_t)top && i != (size_t)top && bytes_of(&defined)[i])
            fine = append(found, PyLong_FromSize_t(i));
    }
    PyBuffer_Release(&roots);
    PyBuffer_Release(&defined);
    return done(found, fine);
}

/* --- owners ---------------------------------------------------------------- */

typedef struct {
    Py_ssize_t defined, mentioned, first_defined, first_mentioned;
} Tally;

PyObject *tally(PyObject *self, PyObject *args)
{
    Py_buffer owner, defined, owned;
    Py_ssize_t first, last, types, rows;
    PyObject *free_types = NULL, *counts = NULL, *found = NULL;
    Tally *tallies = NULL;
    if (!PyArg_ParseTuple(args, "y*y*y*nn", &owner, &defined, &owned, &first, &last))
        return NULL;
    types = defined.len;
    rows = owned.len;
    if (owner.len / 4 != types || first < 0 || last > types)
        refuse("owners and types do not fit");
    else {
        int fine = 1;
        tallies = calloc((size_t)rows + 1, sizeof *tallies);
        free_types = PyBytes_FromStringAndSize(NULL, types);
        counts = PyList_New(0);
        if (tallies == NULL)
            PyErr_NoMemory();
        fine = tallies != NULL && free_types != NULL && counts != NULL;
        for (Py_ssize_t i = 0; fine && i < types; i++) {
            int32_t row;
            int is_defined = bytes_of(&defined)[i] != 0;
            memcpy(&row, bytes_of(&owner) + 4 * (size_t)i, sizeof row);
            if (row >= rows) {
                fine = refuse("no such owner");
                break;
            }
            PyBytes_AsString(free_types)[i] = is_defined && (row < 0 || !bytes_of(&owned)[row]);
            if (row >= 0 && i >= first && i < last) {
                Tally *t = &tallies[row];
                Py_ssize_t *count = is_defined ? &t->defined : &t->mentioned;
                if ((*count)++ == 0)
                    *(is_defined ? &t->first_defined : &t->first_mentioned) = i;
            }
        }
        for (Py_ssize_t i = 0; fine && i < rows; i++) {
            const Tally *t = &tallies[i];
            if (t->defined || t->mentioned)
                fine = append(counts, Py_BuildValue("nnnn", i, t->defined, t->mentioned,
                                                    t->defined ? t->first_defined
                                                               : t->first_mentioned));
        }
        if (fine)
            found = Py_BuildValue("OO", counts, free_types);
    }
    free(tallies);
    Py_XDECREF(free_types);
    Py_XDECREF(counts);
    PyBuffer_Release(&owner);
    PyBuffer_Release(&defined);
    PyBuffer_Release(&owned);
    return found;
}
