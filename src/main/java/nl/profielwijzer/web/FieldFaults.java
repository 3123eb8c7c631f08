package nl.profielwijzer.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Tells what is wrong with a field at the field, for those who see and for those who hear the page: {@code fout:bij="id"}
 * stands on what holds its label and its control, or on its fieldset.
 */
final class FieldFaults extends AbstractProcessorDialect {
    private static final String PREFIX = "fout";

    FieldFaults() {
        super("Fouten bij velden", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new AtField());
    }

    private static final class AtField extends AbstractAttributeModelProcessor {
        /** Among those of Thymeleaf: after loops and conditions, before the attributes that are written from expressions. */
        static final int PRECEDENCE = 650;

        private static final Set<String> CONTROLS = Set.of("input", "select", "textarea");
        private static final String DESCRIBED = "aria-describedby";

        AtField() {
            super(TemplateMode.HTML, PREFIX, null, false, "bij", true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IModel model,
                AttributeName attribute,
                String value,
                IElementModelStructureHandler handler) {
            String id = String.valueOf(StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context));
            String told = context.getVariable("fouten") instanceof List<?> fouten
                    ? fouten.stream()
                            .filter(each -> each instanceof Formulierfout fout
                                    && fout.adres().equals("#" + id))
                            .map(each -> ((Formulierfout) each).melding())
                            .distinct()
                            .collect(Collectors.joining(" "))
                    : "";
            if (told.isEmpty()) {
                return;
            }
            IModelFactory factory = context.getModelFactory();
            IProcessableElementTag holder = (IProcessableElementTag) model.get(0);
            boolean group = holder.getElementCompleteName().equals("fieldset");
            int control = group ? 0 : control(model);
            IProcessableElementTag tag = (IProcessableElementTag) model.get(control);
            String help = tag.getAttributeValue(DESCRIBED);
            tag = factory.setAttribute(tag, DESCRIBED, (help == null ? "" : help + " ") + id + "-fout");
            model.replace(control, group ? tag : factory.setAttribute(tag, "aria-invalid", "true"));
            holder = (IProcessableElementTag) model.get(0);
            String style = holder.getAttributeValue("class");
            model.replace(0, factory.setAttribute(holder, "class", (style == null ? "" : style + " ") + "heeft-fout"));
            boolean box = "checkbox".equals(tag.getAttributeValue("type"));
            handler.setLocalVariable("foutmelding", told);
            model.insertModel(
                    group ? afterLegend(model) : box ? 1 : control,
                    factory.parse(
                            context.getTemplateData(),
                            "<th:block th:replace=\"~{vraag :: foutmelding('%s', ${foutmelding})}\"></th:block>"
                                    .formatted(id)));
        }

        private static int control(IModel model) {
            for (int i = 0; i < model.size(); i++) {
                if (model.get(i) instanceof IProcessableElementTag tag
                        && CONTROLS.contains(tag.getElementCompleteName())) {
                    return i;
                }
            }
            throw new IllegalStateException("fout:bij stands on an element without a control");
        }

        private static int afterLegend(IModel model) {
            for (int i = 0; i < model.size(); i++) {
                if (model.get(i) instanceof ICloseElementTag tag
                        && tag.getElementCompleteName().equals("legend")) {
                    return i + 1;
                }
            }
            return 1;
        }
    }
}
